package org.cosmoassay.harness.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Generators;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MocksTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(200);
  private static final Cosmology COSMOLOGY =
      new Cosmology(0.3175, 0.049, 0.6711, 0.9624, 0.834, 0.5);

  private static Generator generator(String name, String lattice, double points) {
    return Generators.create(name, new GeneratorSettings(BOX, points, Map.of(lattice, 48)));
  }

  @ParameterizedTest
  @CsvSource({"lognormal, cells", "zeldovich, particles", "2lpt, particles"})
  void aCloudIsAFunctionOfConditionAndSeed(String name, String lattice) throws Exception {
    Generator generator = generator(name, lattice, 60);
    PointCloud cloud = generator.sample(COSMOLOGY, 7);
    assertThat(cloud.cosmology()).isEqualTo(COSMOLOGY);
    assertThat(cloud.box()).isEqualTo(BOX);
    assertThat(cloud.hasVelocities()).isTrue();
    // Poisson: 60 +- 8, and cells fluctuate; the most massive: exactly as many.
    assertThat((double) cloud.size()).isCloseTo(60, within(name.equals("lognormal") ? 40.0 : 0));
    assertThat(generator.sample(COSMOLOGY, 7).copyPositions(0)).isEqualTo(cloud.copyPositions(0));
    assertThat(generator.sample(COSMOLOGY, 8).copyPositions(0))
        .doesNotContain(cloud.copyPositions(0));
  }

  @Test
  void halosOfPerturbationTheoryComeMostMassiveFirst() throws Exception {
    PointCloud cloud = generator("2lpt", "particles", 100).sample(COSMOLOGY, 1);
    double[] masses = cloud.copyMasses();
    for (int i = 1; i < masses.length; i++) {
      assertThat(masses[i]).isLessThanOrEqualTo(masses[i - 1]);
    }
  }

  @Test
  void whatACosmologyLacksIsNamedWithTheFix() {
    assertThatThrownBy(
            () -> generator("2lpt", "particles", 100).sample(Cosmology.UNSTATED.withRedshift(0), 1))
        .isInstanceOf(GeneratorException.class)
        .hasMessageContaining("2lpt: Omega_m = NaN is outside what can be simulated")
        .hasMessageContaining("give the reference `conditions`");
    assertThatThrownBy(
            () ->
                generator("lognormal", "cells", 100).sample(COSMOLOGY.withRedshift(Double.NaN), 1))
        .isInstanceOf(GeneratorException.class)
        .hasMessageContaining("redshift");
  }

  @Test
  void impossibleParametersAreNamedTogether() {
    assertThatThrownBy(
            () ->
                Generators.create(
                    "lognormal",
                    new GeneratorSettings(
                        new PeriodicBox(1, 2, 3), 10, Map.of("bias", -1, "cells", 33))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bias (-1.0) must be greater than 0")
        .hasMessageContaining("cells (33.0) must be even and at most 1024")
        .hasMessageContaining("must be a cube");
  }
}
