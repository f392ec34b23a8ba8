package org.cosmoassay.statistics.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What definitions say is what statistics do. */
final class KnownStatisticsTest {

  private static final PointCloud CLOUD = TestClouds.thomas(PeriodicBox.cube(1000), 100, 20, 5, 11);

  static List<StatisticDefinition> all() {
    return KnownStatistics.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void columnsAreAsDefined(StatisticDefinition definition) {
    assertAsDefined(definition, definition.defaults());
  }

  /** Every flag turned over, and what else changes the columns. */
  static Stream<Arguments> variants() {
    Stream<Arguments> flags =
        all().stream()
            .flatMap(
                definition ->
                    definition.parameters().stream()
                        .filter(parameter -> parameter.type() == Parameter.Type.FLAG)
                        .map(
                            flag ->
                                arguments(
                                    definition.id(),
                                    flag.name(),
                                    String.valueOf(!definition.defaults().flag(flag.name())))));
    return Stream.concat(
        flags,
        Stream.of(
            arguments("xi-multipoles", "ells", "2"),
            arguments("velocity-pdf", "shells", "edges:1,20"),
            arguments("pairwise-velocity-mass", "quantiles", "3")));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void columnsOfVariantsAreAsDefined(String id, String parameter, String text) {
    StatisticDefinition definition = KnownStatistics.of(id);
    ParameterValues values = definition.defaults().with(parameter, text);
    assertAsDefined(definition, values);
    assertThat(names(definition, values)).isNotEqualTo(names(definition, definition.defaults()));
  }

  private static List<String> names(StatisticDefinition definition, ParameterValues values) {
    return definition.columns().stream().flatMap(column -> column.names(values).stream()).toList();
  }

  private static void assertAsDefined(StatisticDefinition definition, ParameterValues values) {
    Statistic statistic = definition.make(values.withSeed(5));
    assertThat(statistic.name()).isEqualTo(definition.id());
    Measurement measured = statistic.measure(CLOUD);
    assertThat(measured.columns().stream().map(Column::name))
        .containsExactlyElementsOf(names(definition, values));
    assertThat(measured.components().stream().map(Column::name))
        .containsExactlyElementsOf(definition.components(values));
    for (Column column : measured.columns()) {
      ColumnDefinition defined = definition.column(column.name()).orElseThrow();
      assertThat(column.unit()).as(column.name()).isEqualTo(defined.unit());
      assertThat(column.isComponent()).as(column.name()).isEqualTo(defined.component());
    }
    assertThat(measured.axis().edges()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everythingIsSaid(StatisticDefinition definition) {
    assertThat(definition.title()).isNotBlank();
    assertThat(definition.description()).endsWith(".");
    assertThat(definition.formula()).isNotBlank();
    assertThat(definition.papers()).isNotEmpty();
    assertThat(definition.parameters()).allMatch(p -> p.description().endsWith("."));
    assertThat(definition.parameters()).extracting(Parameter::name).doesNotHaveDuplicates();
    assertThat(definition.columns()).noneMatch(c -> c.meaning().isBlank());
  }

  @Test
  void unknownNamesAreAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> KnownStatistics.of("chi"))
        .hasMessageContaining("chi")
        .hasMessageContaining("xi-multipoles");
  }
}
