package org.cosmoassay.reference.format.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.Fixture;
import org.cosmoassay.reference.format.ReaderContract;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

/** A box that astropy wrote: a vector column, units of its own, an unsigned column. */
class FitsTest extends ReaderContract {

  @Override
  protected String format() {
    return "fits";
  }

  @Override
  protected Path write(Path directory) throws Exception {
    return Fixture.copy("box.fits", directory);
  }

  @Override
  protected CatalogueOptions options() {
    return CatalogueOptions.defaults().withBox(PeriodicBox.cube(100));
  }

  @Override
  protected boolean statesUnits() {
    return true;
  }

  /** Two blocks of header and 25 rows of 42 bytes. */
  @Override
  protected int end(int bytes) {
    return 2 * 2880 + 25 * 42;
  }

  @Override
  protected void requireContent(PointCloud cloud) {
    assertThat(cloud.size()).isEqualTo(25);
    assertThat(cloud.x(3)).isEqualTo((double) Float.parseFloat("88.68112"));
    assertThat(cloud.z(24)).isEqualTo((double) Float.parseFloat("46.966114"));
    assertThat(cloud.velocity(1, 7)).isEqualTo(14);
    assertThat(cloud.mass(7)).isEqualTo(8e10);
  }

  @Test
  void unsignedColumnsExpressionsAndExtensions() throws Exception {
    Path file = write(directory);
    CatalogueOptions counts =
        options().withColumns(List.of("weight=npart*2+(vx-1)/2", "mass=-")).withObjects("halos");
    PointCloud cloud = read(file, counts);
    assertThat(cloud.weight(4)).isEqualTo(2 * 40004 + (4 - 1) / 2.0);
    assertThat(cloud.hasMasses()).isFalse();
    assertThatThrownBy(() -> read(file, options().withObjects("other")))
        .hasMessageContaining("has no table named 'other'; there are HALOS");
  }

  @Test
  void missingColumnsNameThoseThereAre() throws Exception {
    Path file = write(directory);
    assertThatThrownBy(() -> read(file, options().withColumns(List.of("x=RADIUS"))))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("there is no column 'RADIUS'; there are pos[0], pos[1], pos[2], vx");
    assertThatThrownBy(() -> read(file, options().withColumns(List.of("x=vx*(vy"))))
        .hasMessageContaining("a ')' is missing");
    assertThatThrownBy(() -> read(file, options().withColumns(List.of("size=vx"))))
        .hasMessageContaining("there is no column 'size' of a cloud");
    assertThatThrownBy(() -> read(file, options().withColumns(List.of("x=mass"))))
        .hasMessageContaining("the column mass is in 1e10 Msun/h, which is no unit of length");
  }

  @Test
  void aTableLargerThanItsFileIsKnownBeforeItIsRead() throws Exception {
    Path file = write(directory);
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    String more = text.replace("NAXIS2  =                   25", "NAXIS2  =           2000000000");
    Files.write(file, more.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("is truncated: 2000000000 rows of 42 bytes reach to byte");
    String negative =
        text.replace("NAXIS2  =                   25", "NAXIS2  =                   -5");
    Files.write(file, negative.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(file, options()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file + ": ");
  }

  @Test
  void aSurveyIsNoBox() throws Exception {
    Path file = Fixture.copy("boss-data.fits", directory);
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("is a catalogue on the sky and not in a box")
        .hasMessageContaining("--randoms");
    try (Catalogue catalogue = Catalogues.open(file, CatalogueOptions.defaults())) {
      assertThat(catalogue.details().toString())
          .contains("rows, value=40", "label=column RA, value=15")
          .contains("RA, DEC, Z, NZ, WEIGHT_FKP, WEIGHT_SYSTOT, WEIGHT_CP, WEIGHT_NOZ");
    }
  }
}
