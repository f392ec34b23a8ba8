package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.points.PointFile;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.neighbour.QueryPoints;
import org.cosmoassay.statistics.suite.KnownStatistics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/**
 * Which statistic with which parameters, as command-line options. The options are those of all
 * statistics' own descriptions.
 */
final class StatisticArguments {

  /** The parameter that may also be a file of points, and its shorter name here. */
  private static final String QUERIES = "queries";

  private static final String QUERY = "query";

  /** What {@link CatalogueArguments} take for the catalogue and for redshift space alike. */
  private static final Set<String> OF_THE_CATALOGUE = Set.of("redshift", "omega-m");

  @Option(
      names = "--statistic",
      required = true,
      paramLabel = "NAME",
      description =
          "What to measure; `cosmoassay list statistics` shows them. Options that belong to other"
              + " statistics have no effect.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String statistic;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "42",
      description = "Seed of random draws, such as query points; default: ${DEFAULT-VALUE}.")
  private long seed;

  long seed() {
    return seed;
  }

  /** A parameter and the statistic that has it, as shown in help. */
  private record Use(String statistic, Parameter parameter) {}

  /** Adds an option for every parameter of any statistic. */
  static void addOptions(CommandSpec command) {
    Map<String, List<Use>> uses = new LinkedHashMap<>();
    KnownStatistics.all().forEach(d -> collect(d, "", uses));
    KnownStatistics.ofTwoClouds().forEach(d -> collect(d, " --with", uses));
    KnownStatistics.ofSurveys().forEach(d -> collect(d, " --randoms", uses));
    uses.forEach((name, users) -> command.addOption(option(name, users)));
  }

  private static void collect(
      StatisticDefinition<?> definition, String suffix, Map<String, List<Use>> uses) {
    for (Parameter parameter : definition.parameters()) {
      if (!OF_THE_CATALOGUE.contains(parameter.name())) {
        uses.computeIfAbsent(parameter.name(), name -> new ArrayList<>())
            .add(new Use(definition.id() + suffix, parameter));
      }
    }
  }

  private static OptionSpec option(String name, List<Use> users) {
    Map<String, List<String>> idsByText = new LinkedHashMap<>();
    for (Use user : users) {
      idsByText
          .computeIfAbsent(described(user.parameter()), text -> new ArrayList<>())
          .add(user.statistic());
    }
    List<String> lines = new ArrayList<>();
    Parameter parameter = users.get(0).parameter();
    if (parameter.type() == Parameter.Type.BINS) {
      lines.add("lin:LO:HI:N, log:LO:HI:N (N bins) or edges:a,b,c.");
    }
    idsByText.forEach((text, ids) -> lines.add(String.join(", ", ids) + ": " + text));
    OptionSpec.Builder option =
        OptionSpec.builder(names(name))
            .type(String.class)
            .paramLabel(label(parameter))
            .description(lines.toArray(new String[0]));
    if (parameter.type() == Parameter.Type.FLAG) {
      // --name alone means true.
      option.arity("0..1").fallbackValue("true");
    }
    return option.build();
  }

  /** The options of a parameter, the one to be shown first. */
  static String[] names(String name) {
    return name.equals(QUERIES)
        ? new String[] {"--" + QUERY, "--" + QUERIES}
        : new String[] {"--" + name};
  }

  private static String label(Parameter parameter) {
    return switch (parameter.type()) {
      case BINS -> "SPEC";
      case WHOLE -> "N";
      case NUMBER -> "X";
      case WHOLES -> "N,...";
      case WORD -> "WORD";
      case TEXT -> "TEXT";
      case FLAG -> "true|false";
    };
  }

  private static String described(Parameter parameter) {
    String text = parameter.description();
    if (isOfPoints(parameter)) {
      text += " Or a FILE of positions.";
    }
    if (!parameter.unit().isEmpty()) {
      text += " [" + parameter.unit() + "]";
    }
    return parameter.otherwise() == null ? text : text + " Default: " + parameter.otherwise() + ".";
  }

  /** The statistic that was asked for, one of some. */
  <S> S create(
      List<StatisticDefinition<S>> among,
      ParseResult given,
      @Nullable Double redshift,
      @Nullable Double omegaM)
      throws UsageException, CatalogueException {
    StatisticDefinition<S> definition =
        checked("--statistic", () -> KnownStatistics.of(statistic, among));
    ParameterValues values = definition.defaults().withSeed(seed);
    for (OptionSpec option : given.matchedOptions()) {
      String name = parameterName(option);
      if (definition.parameter(name).isPresent()) {
        values = with(values, name, Objects.toString(option.getValue()));
      }
    }
    values = withIfTaken(values, definition, "redshift", redshift);
    values = withIfTaken(values, definition, "omega-m", omegaM);
    ParameterValues all = values;
    return checked("--statistic " + statistic, () -> definition.make(all));
  }

  private static String parameterName(OptionSpec option) {
    String name = option.longestName().substring("--".length());
    return name.equals(QUERY) ? QUERIES : name;
  }

  /** Whether the parameter is a set of points, not just a number of them. */
  private static boolean isOfPoints(Parameter parameter) {
    return parameter.name().equals(QUERIES) && parameter.type() == Parameter.Type.TEXT;
  }

  private static ParameterValues with(ParameterValues values, String name, String text)
      throws UsageException, CatalogueException {
    Parameter parameter = values.parameter(name);
    if (isOfPoints(parameter) && !parameter.accepts(text)) {
      double[][] points = PointFile.read(Path.of(text));
      return values.withObject(QUERIES, QueryPoints.of(points[0], points[1], points[2]));
    }
    return checked(names(name)[0], () -> values.with(name, text));
  }

  private static ParameterValues withIfTaken(
      ParameterValues values,
      StatisticDefinition<?> definition,
      String name,
      @Nullable Double value)
      throws UsageException {
    return value == null || definition.parameter(name).isEmpty()
        ? values
        : checked("--" + name, () -> values.with(name, value.toString()));
  }

  /** Something that is made from arguments. */
  private interface Made<T> {
    T make() throws UsageException;
  }

  private static <T> T checked(String what, Made<T> made) throws UsageException {
    try {
      return made.make();
    } catch (IllegalArgumentException e) {
      throw new UsageException(what + ": " + e.getMessage(), e);
    }
  }
}
