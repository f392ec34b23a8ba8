package org.cosmoassay.statistics.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What definitions say is what statistics do. */
final class KnownStatisticsTest {

  private static final PointCloud CLOUD = TestClouds.thomas(PeriodicBox.cube(1000), 100, 20, 5, 11);

  static List<StatisticDefinition<Statistic>> all() {
    return KnownStatistics.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void columnsAreAsDefined(StatisticDefinition<Statistic> definition) {
    Statistic statistic = definition.make(definition.defaults().withSeed(5));
    assertThat(statistic.name()).isEqualTo(definition.id());
    Measurement measured = statistic.measure(CLOUD);
    assertThat(measured.columns().stream().map(Column::name))
        .containsExactlyElementsOf(
            definition.columns().stream()
                .flatMap(column -> column.names(definition.defaults()).stream())
                .toList());
    assertThat(measured.components().stream().map(Column::name))
        .containsExactlyElementsOf(definition.components(definition.defaults()));
    for (Column column : measured.columns()) {
      ColumnDefinition defined = definition.column(column.name()).orElseThrow();
      assertThat(column.unit()).as(column.name()).isEqualTo(defined.unit());
      assertThat(column.isComponent()).as(column.name()).isEqualTo(defined.component());
    }
    assertThat(measured.axis().edges()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everythingIsSaid(StatisticDefinition<Statistic> definition) {
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
