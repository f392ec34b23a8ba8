package org.cosmoassay.reference.format.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.Fixture;
import org.cosmoassay.reference.format.ReaderContract;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

/** Eleven clouds of 5 + i points, their parameters beside them, written by h5py. */
class CosmoBenchTest extends ReaderContract {

  @Override
  protected String format() {
    return "cosmobench";
  }

  @Override
  protected Path write(Path directory) throws Exception {
    return Fixture.copy("cosmobench.hdf5", directory);
  }

  @Override
  protected CatalogueOptions options() {
    return CatalogueOptions.defaults()
        .withBox(PeriodicBox.cube(100))
        .withUnits(Units.parse("Mpc/h,km/s"));
  }

  @Override
  protected boolean streams() {
    return true;
  }

  @Override
  protected boolean statesUnits() {
    return false;
  }

  @Override
  protected void requireContent(PointCloud cloud) {
    assertThat(cloud.size()).isEqualTo(5);
    assertThat(cloud.z(4)).isEqualTo(6);
    assertThat(cloud.cosmology().omegaM()).isEqualTo(0.1);
  }

  @Test
  void cloudsAreInTheOrderOfTheirNumbers() throws Exception {
    Path file = write(directory);
    try (Catalogue catalogue = Catalogues.open(file, options())) {
      assertThat(catalogue.size()).isEqualTo(11);
      for (int i = 0; i < 11; i++) {
        PointCloud cloud = catalogue.read(i).cloud();
        assertThat(cloud.size()).isEqualTo(5 + i);
        assertThat(cloud.x(0)).isEqualTo(0.25 * i);
        assertThat(cloud.velocity(2, 0)).isEqualTo(5 + 0.25 * i);
        assertThat(cloud.cosmology().sigma8()).isCloseTo(0.6 + 0.04 * i, within(1e-15));
      }
    }
  }
}
