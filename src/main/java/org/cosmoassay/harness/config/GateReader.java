package org.cosmoassay.harness.config;

import java.util.List;
import org.cosmoassay.harness.config.GateSpec.Range;
import org.cosmoassay.statistics.comparison.twosample.ClassifierTest;
import org.cosmoassay.statistics.comparison.twosample.NeighbourCoverage;
import org.cosmoassay.statistics.comparison.twosample.PqMass;
import org.cosmoassay.statistics.comparison.twosample.SlicedWasserstein;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTest;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTests;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the specification of a gate from a node that has passed every check. */
final class GateReader {

  private GateReader() {}

  static GateSpec read(JsonNode gate) {
    String name = name(gate);
    String statistic = gate.path("statistic").stringValue();
    List<String> components = BenchmarkReader.texts(gate.path("components"));
    if (gate.path("test").stringValue().equals("hotelling")) {
      return new GateSpec.Hotelling(
          name,
          statistic,
          gate.path("alpha").asDouble(Defaults.HOTELLING_ALPHA),
          range(gate.path("range")),
          components);
    }
    if (!gate.path("test").stringValue().equals("equivalence")) {
      return new GateSpec.Samples(
          name,
          statistic,
          test(gate),
          gate.path("alpha").asDouble(Defaults.SAMPLES_ALPHA),
          (int) gate.path("permutations").asDouble(Defaults.PERMUTATIONS),
          range(gate.path("range")),
          components);
    }
    return new GateSpec.Equivalence(
        name,
        statistic,
        gate.path("alpha").asDouble(Defaults.EQUIVALENCE_ALPHA),
        range(gate.path("range")),
        components,
        BenchmarkReader.number(gate, "tolerance"),
        BenchmarkReader.number(gate, "absolute-tolerance"),
        gate.path("reference-error").asDouble(0));
  }

  private static TwoSampleTest test(JsonNode gate) {
    String name = gate.path("test").stringValue();
    return switch (name) {
      case "pqmass" -> gate.has("cells") ? new PqMass(whole(gate, "cells")) : PqMass.withDefaults();
      case "c2st" ->
          isNetwork(gate)
              ? new ClassifierTest(ClassifierTest.Kind.NETWORK)
              : ClassifierTest.withDefaults();
      case "coverage" ->
          gate.has("neighbours")
              ? new NeighbourCoverage(whole(gate, "neighbours"))
              : NeighbourCoverage.withDefaults();
      case "wasserstein" ->
          gate.has("order")
              ? new SlicedWasserstein(whole(gate, "order"))
              : SlicedWasserstein.withDefaults();
      default -> TwoSampleTests.of(name);
    };
  }

  private static int whole(JsonNode gate, String key) {
    return (int) gate.path(key).asDouble();
  }

  private static boolean isNetwork(JsonNode gate) {
    return gate.path("classifier").asString("").equals(ClassifierTest.Kind.NETWORK.word());
  }

  /** The stated name, or one of test, classifier, range and components: equivalence-5-50. */
  static String name(JsonNode gate) {
    if (gate.path("name").isString()) {
      return gate.path("name").stringValue();
    }
    StringBuilder name = new StringBuilder(gate.path("test").asString(""));
    if (isNetwork(gate)) {
      name.append("-network");
    }
    for (JsonNode end : gate.path("range")) {
      name.append('-').append(shortest(end.asDouble(Double.NaN)));
    }
    for (JsonNode component : gate.path("components")) {
      name.append('-').append(component.asString(""));
    }
    return name.toString();
  }

  private static String shortest(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static @Nullable Range range(JsonNode node) {
    return node.isArray() ? new Range(node.get(0).doubleValue(), node.get(1).doubleValue()) : null;
  }
}
