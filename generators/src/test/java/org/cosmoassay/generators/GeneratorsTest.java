package org.cosmoassay.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.junit.jupiter.api.Test;

class GeneratorsTest {

  private static GeneratorSettings settings(double points, Map<String, Object> parameters) {
    return new GeneratorSettings(PeriodicBox.cube(100), points, parameters);
  }

  @Test
  void findsTheBuiltInGenerators() {
    assertThat(Generators.factories().keySet())
        .containsExactly("halo-interpolant", "thomas", "uniform");
    assertThat(Generators.factories().values())
        .allSatisfy(factory -> assertThat(factory.description()).isNotBlank());
  }

  @Test
  void createsByName() {
    assertThat(Generators.create("uniform", settings(10, Map.of())).identity())
        .isEqualTo(
            "uniform/1 box=100.0,100.0,100.0 points=10.0 count=poisson velocity-dispersion=0.0");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> Generators.create("tomas", settings(10, Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown generator tomas; known are halo-interpolant, thomas, uniform");
  }

  @Test
  void everyWrongParameterIsReportedAtOnce() {
    Map<String, Object> wrong =
        Map.of("scal", 5, "scale", -1, "count", "exact", "mean-offspring", "many");
    assertThatThrownBy(() -> Generators.create("thomas", settings(Double.NaN, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "generator thomas: unknown parameter scal; known are bulk-velocity-dispersion, count,",
            "scale (-1.0) must be greater than 0",
            "count (exact) must be one of poisson, fixed",
            "mean-offspring (many) must be a finite number",
            "points (NaN) must be a number from 0 to 1e9");
  }

  @Test
  void rangesThatDependOnOtherValuesAreChecked() {
    Map<String, Object> wrong = Map.of("scale", 50, "minimum-mass", 2e16, "count", "fixed");
    assertThatThrownBy(() -> Generators.create("thomas", settings(10.5, wrong)))
        .hasMessageContainingAll(
            "scale (50.0) must be below half of the shortest side of the box, 50.0 Mpc/h",
            "maximum-mass (1.0E16) must be greater than minimum-mass (2.0E16)",
            "points (10.5) must be a whole number when count is fixed");
  }

  @Test
  void infiniteNumbersAreRefused() {
    assertThatThrownBy(
            () ->
                Generators.create(
                    "uniform",
                    settings(1, Map.of("velocity-dispersion", Double.POSITIVE_INFINITY))))
        .hasMessage("generator uniform: velocity-dispersion (Infinity) must be a finite number");
  }
}
