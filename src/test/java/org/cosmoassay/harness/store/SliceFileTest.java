package org.cosmoassay.harness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Objects;
import org.cosmoassay.reports.Cube;
import org.cosmoassay.reports.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SliceFileTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void slabAndCubeComeBack() throws Exception {
    Path file = directory.resolve("slices/model.npz");
    double[] x = {1, 2.5};
    double[] y = {3, 4};
    double[] z = {5, 6.125};
    Cube cube = new Cube(new double[] {10, 20, 30}, true, x, y, z);
    SliceFile.write(file, x, y, new double[] {10, 20, 7}, cube);
    Slice read = SliceFile.read(file, "model");
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.depth()).isEqualTo(7);
    Cube part = Objects.requireNonNull(read.cube());
    assertThat(part.periodic()).isTrue();
    assertThat(part.size()).isEqualTo(2);
    assertThat(part.side(1)).isEqualTo(20);
    assertThat(new double[] {part.at(0, 1), part.at(1, 1), part.at(2, 1)})
        .containsExactly(2.5, 4, 6.125);
  }

  @Test
  void runsOfBeforeHaveNoCube() throws Exception {
    Path file = directory.resolve("old.npz");
    SliceFile.write(file, new double[] {1}, new double[] {2}, new double[] {10, 10, 5});
    assertThat(SliceFile.read(file, "model").cube()).isNull();
    Cube empty =
        new Cube(new double[] {1, 1, 1}, false, new double[0], new double[0], new double[0]);
    SliceFile.write(file, new double[] {1}, new double[] {2}, new double[] {10, 10, 5}, empty);
    assertThat(SliceFile.read(file, "model").cube()).isNull();
  }

  @Test
  void aCubeHoldsAllOfASmallCloudAndAPartOfALargeOne() {
    double[] sides = {100, 200, 50};
    assertThat(SliceFile.cubeSides(sides, 3000)).containsExactly(100, 200, 50);
    double[] part = SliceFile.cubeSides(sides, 24000);
    // An eighth of the volume.
    assertThat(part[0]).isCloseTo(50, within(1e-9));
    assertThat(part[0] * part[1] * part[2]).isCloseTo(125000, within(1e-6));
  }
}
