package org.cosmoassay.reference.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueOptions.InvalidPoints;
import org.cosmoassay.reference.format.points.PointFile;
import org.cosmoassay.reference.format.unit.Units;
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
  void gadgetSubhalosAreThoseOfTheTextBesideThem() throws Exception {
    Path file = data("gadget4-fof/fof_subhalo_tab_264.19.hdf5");
    CatalogueOptions part = CatalogueOptions.defaults().withPart(true);
    assertThatThrownBy(() -> read(file, CatalogueOptions.defaults()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("19 of the 20 files of this catalogue are missing");
    PointCloud groups = read(file, part);
    assertThat(groups.size()).isEqualTo(1904);
    assertThat(groups.box()).isEqualTo(PeriodicBox.cube(500));
    assertThat(groups.cosmology().redshift()).isZero();
    PointCloud subhalos = read(file, part.withObjects("subhalos"));
    CatalogueOptions text =
        CatalogueOptions.defaults()
            .withColumns(List.of("x", "y", "z", "vx", "vy", "vz", "mass"))
            .withBox(PeriodicBox.cube(500))
            .withUnits(Units.parse("1e10Msun/h"));
    PointCloud expected = read(data("gadget4-fof/CONVERTED_subhalos.csv"), text);
    assertThat(subhalos.size()).isEqualTo(2131);
    for (int i = 0; i < expected.size(); i++) {
      // The text has nine digits of float32.
      assertThat(subhalos.x(i)).isCloseTo(expected.x(i), withinPercentage(1e-6));
      assertThat(subhalos.velocity(2, i))
          .isCloseTo(expected.velocity(2, i), withinPercentage(1e-6));
      assertThat(subhalos.mass(i)).isCloseTo(expected.mass(i), withinPercentage(1e-6));
    }
  }

  private static PointCloud read(Path file, CatalogueOptions options) throws Exception {
    try (Catalogue catalogue = Catalogues.open(file, options)) {
      return catalogue.read(0).cloud();
    }
  }

  private static String details(Path file, CatalogueOptions options) throws Exception {
    try (Catalogue catalogue = Catalogues.open(file, options)) {
      return catalogue.details().toString();
    }
  }

  @Test
  void bolshoiPlanckTrees() throws Exception {
    Path file = data("rockstar/dummy_halocat_0.07812.list");
    PointCloud cloud = read(file, CatalogueOptions.defaults());
    assertThat(cloud.size()).isEqualTo(436);
    assertThat(cloud.box()).isEqualTo(PeriodicBox.cube(250));
    assertThat(1 / (1 + cloud.cosmology().redshift())).isCloseTo(0.07812, within(1e-15));
    assertThat(cloud.cosmology().omegaM()).isEqualTo(0.307115);
    assertThat(cloud.x(434)).isEqualTo(249.41295);
    assertThat(cloud.mass(434)).isEqualTo(1.395e9);
  }

  @Test
  void surveysShowTheirColumns() throws Exception {
    assertThat(details(data("sdss-dr7/vollim_dr7_cbp_102709.fits"), CatalogueOptions.defaults()))
        .contains("rows, value=120606", "z, ra, dec, weight", "sky");
    assertThat(
            details(data("corrfunc-mock/Mr19_mock_northonly.rdcz.ff"), CatalogueOptions.defaults()))
        .contains("rows, value=84383", "4 of float64, little endian");
  }

  @Test
  void rawNumbersWhenAskedFor() throws Exception {
    CatalogueOptions options =
        CatalogueOptions.defaults()
            .withFormat("float32")
            .withUnits(Units.parse("Mpc"))
            .withHubble(0.681);
    assertThat(details(data("2mpp/observed_xyz.f32.bin"), options))
        .contains("rows, value=67966", "unit of length, value=Mpc (by --units)");
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
