package org.cosmoassay.reference.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueOptions.InvalidPoints;
import org.cosmoassay.reference.format.points.PointFile;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Files other programs wrote, when they are at hand. */
class RealDataTest {

  private static Path data(String name) {
    String stated = System.getProperty("cosmoassay.data", System.getenv("COSMOASSAY_DATA"));
    Path directory =
        stated != null
            ? Path.of(stated)
            : Path.of(System.getProperty("cosmoassay.root", "."), "..", "shared", "data");
    Path file = directory.resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "no " + file + "; set the system property cosmoassay.data");
    return file;
  }

  @Test
  void quijoteHalosWithTheirCosmologies() throws Exception {
    Path file = data("quijote/halos_small.npy");
    CatalogueOptions options =
        new CatalogueOptions(
            List.of("x", "y", "z", "vx", "vy", "vz", "mass"),
            PeriodicBox.cube(1000),
            0.0,
            null,
            data("quijote/cosmology_small.csv"),
            InvalidPoints.REFUSE);
    try (Catalogue catalogue = Catalogues.open(file, options)) {
      assertThat(catalogue.size()).isEqualTo(16);
      for (int i = 0; i < 16; i++) {
        PointCloud cloud = catalogue.read(i).cloud();
        assertThat(cloud.size()).isEqualTo(5000);
      }
      PointCloud first = catalogue.read(0).cloud();
      assertThat(first.x(0)).isEqualTo((double) Float.parseFloat("112.30655"));
      assertThat(first.velocity(0, 0)).isEqualTo((double) Float.parseFloat("-491.09976"));
      assertThat(first.mass(0)).isEqualTo((double) Float.parseFloat("1.1177907e14"));
      assertThat(catalogue.cosmology(4))
          .isEqualTo(new Cosmology(0.1433, 0.06347, 0.6127, 1.1501, 0.7699, 0.0));
      assertThat(catalogue.details().toString()).contains("float32 (16, 5000, 7)");
    }
  }

  @Test
  void gadgetGroupsSayWhichDatasetsAreThere() {
    Path file = data("gadget4-fof/fof_subhalo_tab_264.19.hdf5");
    assertThatThrownBy(() -> Catalogues.open(file, CatalogueOptions.defaults()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("no array 'positions'")
        .hasMessageContaining("/Group/GroupPos float32 (1904, 3)");
  }

  @Test
  void subhalosAsTextWithNamesInAComment() throws Exception {
    CatalogueOptions options =
        new CatalogueOptions(
            List.of("x", "y", "z", "vx", "vy", "vz", "mass"),
            PeriodicBox.cube(500),
            null,
            null,
            null,
            InvalidPoints.REFUSE);
    try (Catalogue catalogue =
        Catalogues.open(data("gadget4-fof/CONVERTED_subhalos.csv"), options)) {
      assertThat(catalogue.read(0).cloud().size()).isEqualTo(2131);
    }
  }

  @Test
  void corrfuncCentres() throws Exception {
    double[][] points =
        PointFile.read(data("corrfunc-mock/Mr19_centers_xyz_forVPF_rmax_10Mpc.txt"));
    assertThat(points[0]).hasSize(10000);
    assertThat(points[2][0]).isEqualTo(221.789946);
    double[][] mock = PointFile.read(data("corrfunc-mock/CONVERTED_Mr19_mock_comoving_xyz.npy"));
    assertThat(mock).hasDimensions(3, 84383);
  }
}
