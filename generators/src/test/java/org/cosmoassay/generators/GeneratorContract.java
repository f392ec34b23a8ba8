package org.cosmoassay.generators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

/** What every generator keeps: reproducible, inside its box, and of stable identity. */
public abstract class GeneratorContract {

  private static final Cosmology CONDITION = new Cosmology(0.3, 0.05, 0.7, 0.96, 0.8, 0.5);
  private static final PeriodicBox BOX = new PeriodicBox(100, 50, 200);

  /** A generator of about 500 points; two calls answer equal generators. */
  protected abstract Generator generator(PeriodicBox box);

  @Test
  void sameSeedGivesTheSameBits() throws GeneratorException {
    List<double[]> first = columns(generator(BOX).sample(CONDITION, 7));
    List<double[]> second = columns(generator(BOX).sample(CONDITION, 7));
    assertThat(second).hasSameSizeAs(first);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i)).isEqualTo(first.get(i));
    }
  }

  @Test
  void aGeneratorKeepsNoStateBetweenSamples() throws GeneratorException {
    Generator generator = generator(BOX);
    double[] first = columns(generator.sample(CONDITION, 7)).get(0);
    generator.sample(CONDITION, 8);
    assertThat(columns(generator.sample(CONDITION, 7)).get(0)).isEqualTo(first);
  }

  @Test
  void anotherSeedGivesAnotherCloud() throws GeneratorException {
    Generator generator = generator(BOX);
    List<double[]> first = columns(generator.sample(CONDITION, 7));
    List<double[]> second = columns(generator.sample(CONDITION, 8));
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i)).doesNotContain(first.get(i));
    }
  }

  @Test
  void everyPointLiesInsideTheBox() throws GeneratorException {
    PointCloud cloud = generator(BOX).sample(CONDITION, 9);
    assertThat(cloud.box()).isEqualTo(BOX);
    assertThat(cloud.size()).isBetween(250, 1000);
    for (int axis = 0; axis < 3; axis++) {
      double side = BOX.side(axis);
      double[] sorted = cloud.copyPositions(axis);
      Arrays.sort(sorted);
      // Filled from end to end: of 500 points, 50 are expected in each outermost tenth.
      assertThat(sorted[0]).isBetween(0.0, 0.1 * side);
      assertThat(sorted[sorted.length - 1]).isBetween(0.9 * side, Math.nextDown(side));
    }
  }

  @Test
  void theCloudCarriesItsCondition() throws GeneratorException {
    assertThat(generator(BOX).sample(CONDITION, 9).cosmology()).isEqualTo(CONDITION);
  }

  @Test
  void identityIsStableAndNamesTheBox() {
    assertThat(generator(BOX).identity()).isEqualTo(generator(BOX).identity());
    assertThat(generator(PeriodicBox.cube(100)).identity()).isNotEqualTo(generator(BOX).identity());
  }

  private static List<double[]> columns(PointCloud cloud) {
    List<double[]> columns = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      columns.add(cloud.copyPositions(axis));
      if (cloud.hasVelocities()) {
        columns.add(cloud.copyVelocities(axis));
      }
    }
    if (cloud.hasMasses()) {
      columns.add(cloud.copyMasses());
    }
    return columns;
  }
}
