package org.cosmoassay.reference.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.slab.CloudOutline;
import org.cosmoassay.statistics.slab.Slab;
import org.cosmoassay.statistics.slab.SlabPass;
import org.cosmoassay.statistics.slab.SlabPlan;
import org.cosmoassay.statistics.slab.SlabStatistic;
import org.cosmoassay.statistics.slab.SlabSums;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.velocity.PairwiseVelocity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaneFileTest {

  private static final PeriodicBox BOX = new PeriodicBox(400, 400, 300);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  /** Most points lie in one plane, so that whole blocks of it are written; some in its last. */
  @Test
  void pointsComeBackByPlaneInTheirOrder() throws IOException {
    PointCloud cloud = cloud(60_000);
    assertSlabsAreTheWhole(PairwiseVelocity.of(RadialBins.parse("lin:0.1:3:5")), cloud);
  }

  private <S extends SlabSums<S>> void assertSlabsAreTheWhole(
      SlabStatistic<S> statistic, PointCloud cloud) throws IOException {
    SlabPass<S> pass = statistic.passes(BOX, cloud.size()).get(0);
    try (PlaneFile file = PlaneFile.create(pass, directory.resolve("made"), cloud.size(), false)) {
      for (int from = 0; from < cloud.size(); from += 7000) {
        file.add(part(cloud, from, Math.min(cloud.size(), from + 7000)));
      }
      assertThat(file.population().total()).isEqualTo(cloud.size());
      assertThat(file.bytes()).isPositive();
      S sum = null;
      for (Slab slab : SlabPlan.of(pass, file.population(), 3).slabs()) {
        S part = pass.sums(slab, file.population(), file.read(slab));
        sum = sum == null ? part : sum.plus(part);
      }
      Measurement whole = statistic.measure(cloud);
      Measurement slabs = statistic.evaluate(CloudOutline.of(cloud), List.of(sum));
      assertThat(slabs.column("pairs").values()).containsExactly(whole.column("pairs").values());
      // Moments have the same bits only when the order of points within planes is kept.
      assertThat(slabs.column("skew_r").values()).containsExactly(whole.column("skew_r").values());
    }
    assertThat(directory.resolve("made")).isEmptyDirectory();
  }

  @Test
  void tooLittleSpaceIsSaidBeforehand() {
    SlabPass<?> pass = PairwiseVelocity.of(RadialBins.parse("lin:0:3:5")).passes(BOX, 10).get(0);
    assertThatThrownBy(() -> PlaneFile.create(pass, directory, 1L << 56, false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("points take 3458764513.8 GB of scratch space")
        .hasMessageContaining("--scratch");
    assertThat(directory).isEmptyDirectory();
  }

  private static PointCloud part(PointCloud cloud, int from, int to) {
    double[][] columns = new double[6][to - from];
    for (int i = from; i < to; i++) {
      for (int axis = 0; axis < 3; axis++) {
        columns[axis][i - from] = cloud.position(axis, i);
        columns[3 + axis][i - from] = cloud.velocity(axis, i);
      }
    }
    return PointCloud.builder(BOX)
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .build();
  }

  private static PointCloud cloud(int n) {
    UniformRandomProvider rng = RandomStreams.of(1);
    double[][] columns = new double[6][n];
    for (int i = 0; i < n; i++) {
      columns[0][i] = rng.nextDouble() * 400;
      columns[1][i] = rng.nextDouble() * 400;
      columns[2][i] = i % 50 == 0 ? rng.nextDouble() * 300 : 100 + rng.nextDouble();
      for (int axis = 3; axis < 6; axis++) {
        columns[axis][i] = 500 * rng.nextDouble();
      }
    }
    return PointCloud.builder(BOX)
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .build();
  }
}
