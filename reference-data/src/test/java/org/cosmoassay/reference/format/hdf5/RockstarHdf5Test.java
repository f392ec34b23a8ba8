package org.cosmoassay.reference.format.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Fixture;
import org.cosmoassay.reference.format.ReaderContract;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Compressed columns with units as attributes, written by h5py. */
class RockstarHdf5Test extends ReaderContract {

  @Override
  protected String format() {
    return "rockstar-hdf5";
  }

  @Override
  protected Path write(Path directory) throws Exception {
    return Fixture.copy("rockstar.h5", directory);
  }

  @Override
  protected CatalogueOptions options() {
    return CatalogueOptions.defaults();
  }

  @Override
  protected boolean streams() {
    return true;
  }

  @Override
  protected boolean statesUnits() {
    return true;
  }

  @Override
  protected void requireContent(PointCloud cloud) {
    assertThat(cloud.size()).isEqualTo(6);
    assertThat(cloud.box().lx()).isEqualTo(250);
    assertThat(cloud.y(5)).isEqualTo(150);
    assertThat(cloud.mass(5)).isEqualTo(6e12);
    assertThat(cloud.cosmology().redshift()).isEqualTo(1);
    assertThat(cloud.cosmology().h()).isEqualTo(0.68);
  }
}
