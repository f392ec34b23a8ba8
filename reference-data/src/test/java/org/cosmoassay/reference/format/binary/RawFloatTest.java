package org.cosmoassay.reference.format.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bare numbers have no magic: they are read when asked for, and only whole rows of them. */
class RawFloatTest {

  @TempDir private Path directory = Path.of("set by JUnit");
  private Path file = Path.of("set below");

  @BeforeEach
  void write() throws Exception {
    ByteBuffer out = ByteBuffer.allocate(4 * 12).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 12; i++) {
      out.putFloat(i);
    }
    file = Files.write(directory.resolve("a.f32.bin"), out.array());
  }

  private static CatalogueOptions options() {
    return CatalogueOptions.defaults()
        .withFormat("float32")
        .withBox(PeriodicBox.cube(50))
        .withHubble(0.5)
        .withUnits(Units.parse("Mpc"));
  }

  private PointCloud read(CatalogueOptions options) throws Exception {
    try (var catalogue = Catalogues.open(file, options)) {
      return catalogue.read(0).cloud();
    }
  }

  @Test
  void rowsOfThreeOrOfTheNamedColumns() throws Exception {
    PointCloud cloud = read(options());
    assertThat(cloud.size()).isEqualTo(4);
    assertThat(cloud.y(3)).isCloseTo(10 * 0.5, within(1e-14)); // Mpc is h Mpc/h.
    PointCloud four =
        read(
            options()
                .withColumns(List.of("x", "y", "z", "mass"))
                .withUnits(Units.parse("Mpc,Msun/h")));
    assertThat(four.size()).isEqualTo(3);
    assertThat(four.mass(2)).isEqualTo(11);
  }

  @Test
  void onlyWhenAskedFor() {
    assertThatThrownBy(() -> read(options().withFormat(null)))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("the format is not known")
        .hasMessageContaining("float32; pass --input-format NAME");
    assertThatThrownBy(() -> read(options().withFormat("float33")))
        .hasMessageContaining("there is no format 'float33'");
  }

  @Test
  void halfARowAndAMissingHubbleConstant() throws Exception {
    assertThatThrownBy(() -> read(options().withHubble(null)))
        .hasMessageContaining("length is in Mpc, which needs the Hubble constant; pass --hubble");
    assertThatThrownBy(() -> read(options().withUnits(Units.UNSTATED)))
        .hasMessageContaining("does not state the unit of length");
    Files.write(file, new byte[50]);
    assertThatThrownBy(() -> read(options()))
        .hasMessageContaining("has 50 bytes, which are not rows of 3 float32 (12 bytes each)");
  }
}
