package org.cosmoassay.reference.format.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.nio.file.Path;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts other programs write. */
class Hdf5ReadTest {

  @TempDir Path directory = Path.of("set by JUnit");

  @Test
  void oneDatasetWithNamesOfItsColumns() throws Exception {
    Path file = directory.resolve("one.h5");
    float[][][] values = new float[2][3][4];
    for (int b = 0; b < 2; b++) {
      for (int i = 0; i < 3; i++) {
        for (int f = 0; f < 4; f++) {
          values[b][i][f] = 100 * b + 10 * i + f;
        }
      }
    }
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("halos", values).putAttribute("columns", new String[] {"mass", "x", "y", "z"});
      hdf.putAttribute("box", 200.0);
      hdf.putAttribute("redshift", new double[] {0.5, 1.5});
    }
    try (Catalogue catalogue = Catalogues.open(file, CatalogueOptions.defaults())) {
      PointCloud cloud = catalogue.read(1).cloud();
      assertThat(cloud.z(2)).isEqualTo(123);
      assertThat(cloud.mass(0)).isEqualTo(100);
      assertThat(cloud.box()).isEqualTo(PeriodicBox.cube(200));
      assertThat(cloud.cosmology().redshift()).isEqualTo(1.5);
      assertThat(catalogue.details().toString()).contains("float32 (2, 3, 4)", "mass, x, y, z");
    }
  }

  @Test
  void oneCloudWithMaskOfIntegers() throws Exception {
    Path file = directory.resolve("single.hdf5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("positions", new int[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
      hdf.putDataset("mask", new int[] {1, 0, 2});
      hdf.putDataset("box", new double[] {10, 20, 30});
    }
    try (Catalogue catalogue = Catalogues.open(file, CatalogueOptions.defaults())) {
      PointCloud cloud = catalogue.read(0).cloud();
      assertThat(cloud.size()).isEqualTo(2);
      assertThat(cloud.y(1)).isEqualTo(8);
      assertThat(cloud.box()).isEqualTo(new PeriodicBox(10, 20, 30));
    }
  }

  @Test
  void filesWithoutPointsListWhatTheyHave() {
    Path file = directory.resolve("other.hdf5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putGroup("Group").putDataset("GroupPos", new double[4][3]);
    }
    assertThatThrownBy(() -> Catalogues.open(file, CatalogueOptions.defaults()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("/Group/GroupPos float64 (4, 3)");
  }
}
