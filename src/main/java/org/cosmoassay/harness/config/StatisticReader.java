package org.cosmoassay.harness.config;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.config.StatisticSpec.LineOfSight;
import org.cosmoassay.harness.config.StatisticSpec.Space;
import tools.jackson.databind.JsonNode;

/** Makes the specification of a statistic from options that have passed every check. */
final class StatisticReader {

  private StatisticReader() {}

  static StatisticSpec read(String kind, JsonNode options) {
    String id = options.path("name").asString(kind);
    BinEdges bins = BinEdges.parse(options.path("bins").asString(Defaults.NEIGHBOUR_BINS));
    return switch (kind) {
      case "xi" -> new StatisticSpec.XiSpec(id, bins);
      case "xi-multipoles" ->
          new StatisticSpec.MultipolesSpec(
              id,
              bins,
              numbers(options.path("ells"), Defaults.ELLS),
              Word.parse(Space.class, options.path("space").asString(Space.REAL.word())),
              options.has("mu-bins")
                  ? BenchmarkReader.whole(options.path("mu-bins"))
                  : Defaults.MU_BINS,
              BenchmarkReader.number(options, "redshift"),
              BenchmarkReader.number(options, "omega-m"),
              Word.parse(LineOfSight.class, options.path("los").asString(LineOfSight.Z.word())));
      case "pairwise-velocity" -> new StatisticSpec.VelocitySpec(id, bins);
      case "knn-cdf" ->
          new StatisticSpec.NeighbourSpec(
              id,
              bins,
              numbers(options.path("k"), Defaults.NEIGHBOURS),
              queries(options.path("queries")));
      case "mass-function" -> new StatisticSpec.MassFunctionSpec(id, bins);
      case "speed-pdf" -> new StatisticSpec.SpeedSpec(id, bins);
      default -> throw new IllegalArgumentException(kind + " is no statistic.");
    };
  }

  /**
   * Names of the columns that a statistic compares, from options that may be faulty; none for an
   * unknown statistic.
   */
  static List<String> components(String kind, JsonNode options) {
    return switch (kind) {
      case "xi" -> StatisticSpec.XiSpec.COMPONENTS;
      case "xi-multipoles" -> numbered("xi", options.path("ells"), Defaults.ELLS);
      case "pairwise-velocity" -> StatisticSpec.VelocitySpec.COMPONENTS;
      case "knn-cdf" -> numbered("cdf_k", options.path("k"), Defaults.NEIGHBOURS);
      case "mass-function" -> StatisticSpec.MassFunctionSpec.COMPONENTS;
      case "speed-pdf" -> StatisticSpec.SpeedSpec.COMPONENTS;
      default -> List.of();
    };
  }

  private static List<String> numbered(String prefix, JsonNode list, List<Integer> otherwise) {
    List<String> names = new ArrayList<>();
    if (list.isArray()) {
      list.forEach(number -> names.add(prefix + number.asString("")));
    } else {
      otherwise.forEach(number -> names.add(prefix + number));
    }
    return names;
  }

  private static String queries(JsonNode node) {
    if (node.isNumber()) {
      return "random:" + BenchmarkReader.whole(node);
    }
    return node.asString(Defaults.QUERIES);
  }

  private static List<Integer> numbers(JsonNode list, List<Integer> otherwise) {
    if (!list.isArray()) {
      return otherwise;
    }
    List<Integer> numbers = new ArrayList<>();
    list.forEach(number -> numbers.add(BenchmarkReader.whole(number)));
    return numbers;
  }
}
