package org.cosmoassay.reference.format.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.Fixture;
import org.cosmoassay.reference.format.ReaderContract;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

/** Two files of seven groups as IllustrisTNG has them, written by h5py; no units are stated. */
class GadgetTest extends ReaderContract {

  @Override
  protected String format() {
    return "gadget-hdf5";
  }

  @Override
  protected Path write(Path directory) throws Exception {
    Fixture.copy("fof_subhalo_tab_050.1.hdf5", directory);
    return Fixture.copy("fof_subhalo_tab_050.0.hdf5", directory);
  }

  @Override
  protected CatalogueOptions options() {
    return CatalogueOptions.defaults().withUnits(Units.parse("gadget-fof"));
  }

  @Override
  protected boolean statesUnits() {
    return false;
  }

  @Override
  protected void requireContent(PointCloud cloud) {
    assertThat(cloud.size()).isEqualTo(7);
    assertThat(cloud.box().lx()).isEqualTo(35.0);
    // Groups 0 to 3 and 10 to 12: at (100 i + 1, ...) kpc/h, w = (i, 2 i, -i), a = 0.5.
    assertThat(cloud.x(3)).isCloseTo(0.301, within(1e-16));
    assertThat(cloud.y(4)).isCloseTo(1.002, within(1e-15));
    assertThat(cloud.velocity(1, 6)).isEqualTo(48);
    assertThat(cloud.mass(6)).isEqualTo(13e10);
    assertThat(cloud.cosmology().h()).isEqualTo(0.6774);
    assertThat(cloud.cosmology().omegaM()).isEqualTo(0.3089);
    assertThat(cloud.cosmology().redshift()).isEqualTo(1);
  }

  @Test
  void subhalosAndOtherMasses() throws Exception {
    Path file = write(directory);
    CatalogueOptions subhalos =
        options().withObjects("subhalos").withUnits(Units.parse("kpc/h,km/s,1e10Msun/h"));
    PointCloud cloud = read(file, subhalos);
    assertThat(cloud.size()).isEqualTo(14);
    assertThat(cloud.velocity(1, 13)).isEqualTo(50); // Subhalo 25, peculiar as it stands.
    PointCloud other = read(file, options().withColumns(List.of("mass=Group_M_Crit200")));
    assertThat(other.mass(0)).isEqualTo(0.5e10);
    assertThatThrownBy(() -> read(file, options().withObjects("galaxies")))
        .hasMessageContaining("has no objects 'galaxies'; choose groups or subhalos");
  }

  @Test
  void aSetWithMissingFiles() throws Exception {
    Path file = Fixture.copy("fof_subhalo_tab_050.1.hdf5", directory);
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("1 of the 2 files of this catalogue are missing")
        .hasMessageContaining("fof_subhalo_tab_050.0.hdf5");
    assertThat(read(file, options().withPart(true)).size()).isEqualTo(3);
  }

  @Test
  void unitsOfTheRunAreHonouredAndContradictionsRefused() throws Exception {
    Path file = Fixture.copy("gadget4.hdf5", directory);
    PointCloud cloud = read(file, CatalogueOptions.defaults());
    assertThat(cloud.box().lx()).isEqualTo(500);
    assertThat(cloud.z(3)).isEqualTo(302);
    assertThat(cloud.mass(2)).isEqualTo(3e10);
    assertThat(cloud.cosmology().redshift()).isZero();
    assertThatThrownBy(
            () -> read(file, CatalogueOptions.defaults().withUnits(Units.parse("kpc/h"))))
        .hasMessageContaining("the file states the length in Mpc/h and the options in kpc/h");
  }

  @Test
  void anHdf5ThatIsNotWhatItSays() throws Exception {
    Path file = Fixture.copy("gadget4-five.hdf5", directory);
    assertThatThrownBy(() -> read(file, CatalogueOptions.defaults()))
        .hasMessageContaining("is float32 (4,) where the header states 5 objects");
    Path negative = Fixture.copy("gadget4-negative.hdf5", directory);
    assertThatThrownBy(() -> read(negative, CatalogueOptions.defaults()))
        .hasMessageContaining("states Ngroups_ThisFile = -1; a count is 0 to");
  }

  @Test
  void infoOfOneFileOfASet() throws Exception {
    Path file = Fixture.copy("fof_subhalo_tab_050.1.hdf5", directory);
    try (Catalogue catalogue = Catalogues.open(file, CatalogueOptions.defaults())) {
      assertThat(catalogue.details().toString())
          .contains("files, value=1 of 2, the others are missing")
          .contains("objects in all files, value=3 of 7")
          .contains("35000.0 in the file's unit of length, which is not known")
          .contains("mass = GroupMass");
    }
  }
}
