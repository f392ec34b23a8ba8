package org.cosmoassay.reference.format.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.ReaderContract;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

class FastFoodTest extends ReaderContract {

  @Override
  protected String format() {
    return "fast-food";
  }

  @Override
  protected Path write(Path directory) throws Exception {
    return write(directory.resolve("a.ff"), 3, true, ByteOrder.LITTLE_ENDIAN);
  }

  /** Seven points: array k of point i is 10 k + i. */
  private static Path write(Path file, int arrays, boolean doubles, ByteOrder order)
      throws Exception {
    int points = 7;
    int bytes = points * (doubles ? 8 : 4);
    ByteBuffer out = ByteBuffer.allocate(28 + 44 + 12 + arrays * (bytes + 8)).order(order);
    out.putInt(20).putInt(420).putInt(points).putInt(0).putInt(0).putInt(0).putInt(20);
    out.putInt(36);
    for (int i = 0; i < 9; i++) {
      out.putFloat(100f);
    }
    out.putInt(36).putInt(4).putFloat(0.25f).putInt(4);
    for (int k = 0; k < arrays; k++) {
      out.putInt(bytes);
      for (int i = 0; i < points; i++) {
        if (doubles) {
          out.putDouble(10 * k + i);
        } else {
          out.putFloat(10 * k + i);
        }
      }
      out.putInt(bytes);
    }
    return Files.write(file, out.array());
  }

  @Override
  protected CatalogueOptions options() {
    return CatalogueOptions.defaults()
        .withBox(PeriodicBox.cube(50))
        .withColumns(List.of("x", "y", "z"))
        .withUnits(Units.STANDARD);
  }

  @Override
  protected boolean statesUnits() {
    return false;
  }

  @Override
  protected void requireContent(PointCloud cloud) {
    assertThat(cloud.size()).isEqualTo(7);
    assertThat(cloud.x(6)).isEqualTo(6);
    assertThat(cloud.z(1)).isEqualTo(21);
  }

  @Test
  void threeAndFourArraysOfBothWidthsAndByteOrders() throws Exception {
    for (boolean doubles : new boolean[] {true, false}) {
      for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
        Path file = directory.resolve("b.ff");
        requireContent(read(write(file, 3, doubles, order), options()));
        CatalogueOptions four = options().withColumns(List.of("x", "y", "z", "weight"));
        PointCloud cloud = read(write(file, 4, doubles, order), four);
        assertThat(cloud.weight(5)).isEqualTo(35);
      }
    }
  }

  @Test
  void columnsAreAskedForAndRangesShown() throws Exception {
    Path file = write(directory);
    CatalogueOptions unnamed = options().withColumns(null);
    assertThatThrownBy(() -> read(file, unnamed)).hasMessageContaining("which column is x");
    try (Catalogue catalogue = Catalogues.open(file, unnamed)) {
      assertThat(catalogue.details().toString())
          .contains("rows, value=7", "3 of float64, little endian", "column 2, value=10.0 .. 16.0");
    }
  }

  @Test
  void negativeCountsAndWrongMarkersNameTheirOffset() throws Exception {
    Path file = write(directory);
    byte[] whole = Files.readAllBytes(file);
    ByteBuffer bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putInt(8, -7).array());
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("states -7 points at offset 8");
    bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putInt(8, Integer.MAX_VALUE).array());
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("an array of 56 bytes at offset 84 where 2147483647 points take");
    bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putInt(28, 35).array());
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("the marker 35 at offset 28")
        .hasMessageContaining("nine float32");
  }
}
