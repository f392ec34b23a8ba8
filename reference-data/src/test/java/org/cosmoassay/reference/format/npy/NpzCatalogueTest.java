package org.cosmoassay.reference.format.npy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

/** Catalogues that NumPy wrote: make_fixtures.py stands beside them. */
class NpzCatalogueTest {

  private static Catalogue open(String name) throws Exception {
    var resource = NpzCatalogueTest.class.getResource(name);
    assertThat(resource).as(name).isNotNull();
    Path file = resource == null ? Path.of("") : Path.of(resource.toURI());
    return Catalogues.open(file, CatalogueOptions.defaults());
  }

  @Test
  void namedArraysWithMaskAndMetadata() throws Exception {
    try (Catalogue catalogue = open("catalogue.npz")) {
      assertThat(catalogue.size()).isEqualTo(2);
      PointCloud cloud = catalogue.read(1).cloud();
      assertThat(cloud.size()).isEqualTo(2); // rows 0 and 2 of five
      assertThat(cloud.x(1)).isEqualTo(21);
      assertThat(cloud.velocity(2, 1)).isEqualTo(-23);
      assertThat(cloud.mass(1)).isEqualTo(22);
      assertThat(cloud.weight(1)).isEqualTo(23);
      assertThat(cloud.box()).isEqualTo(PeriodicBox.cube(100));
      assertThat(cloud.cosmology().redshift()).isEqualTo(0.5);
      assertThat(cloud.cosmology().omegaM()).isEqualTo(0.3);
      assertThat(catalogue.read(0).cloud().size()).isEqualTo(5);
    }
  }

  @Test
  void oneArrayWithNamesOfItsColumns() throws Exception {
    try (Catalogue catalogue = open("columns.npz")) {
      PointCloud cloud = catalogue.read(0).cloud();
      assertThat(cloud.mass(2)).isEqualTo(8);
      assertThat(cloud.z(2)).isEqualTo(9);
      assertThat(cloud.x(2)).isEqualTo(11);
      assertThat(cloud.box()).isEqualTo(new PeriodicBox(100, 110, 120));
    }
  }
}
