package org.cosmoassay.reference.format.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.ReaderContract;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTabTest extends ReaderContract {

  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

  @Override
  protected String format() {
    return "group-tab";
  }

  @Override
  protected Path write(Path directory) throws Exception {
    return GroupTabWriter.gadget3(directory.resolve("group_tab_002.0"), 0, 9, 9, 1, 0, LITTLE);
  }

  @Override
  protected CatalogueOptions options() {
    return CatalogueOptions.defaults()
        .withBox(PeriodicBox.cube(50))
        .withRedshift(1.0)
        .withUnits(Units.parse("gadget-fof"));
  }

  @Override
  protected boolean statesUnits() {
    return false;
  }

  @Override
  protected void requireContent(PointCloud cloud) {
    assertThat(cloud.size()).isEqualTo(9);
    for (int i = 0; i < 9; i++) {
      // float32 numbers below 2^24 are exact; a product with 1e-3 is off by an ulp of 8 at most.
      assertThat(cloud.x(i)).isCloseTo(i, within(1e-15));
      assertThat(cloud.z(i)).isCloseTo(i + 0.002, within(2e-15));
      assertThat(cloud.velocity(1, i)).isEqualTo(2.0 * 2 * i); // w / a at a = 0.5.
      assertThat(cloud.mass(i)).isEqualTo((100.0 + i) * 1e10);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void bothByteOrdersWithFurtherArrays(int extras) throws Exception {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      Path file = directory.resolve("group_tab_004.0");
      requireContent(read(GroupTabWriter.gadget3(file, 0, 9, 9, 1, extras, order), options()));
    }
  }

  @Test
  void theOldLayoutHasMassesAndNoVelocities() throws Exception {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      Path file = GroupTabWriter.gadget2(directory.resolve("group_tab_004.0"), 9, order);
      PointCloud cloud = read(file, options());
      assertThat(cloud.hasVelocities()).isFalse();
      assertThat(cloud.mass(3)).isEqualTo(103e10);
      assertThat(cloud.y(3)).isCloseTo(3.001, within(1e-15));
    }
  }

  @Test
  void aSetOfFilesIsOneCloudAndAPartIsNone() throws Exception {
    Path first = directory.resolve("group_tab_010.0");
    GroupTabWriter.gadget3(first, 0, 4, 9, 3, 1, LITTLE);
    GroupTabWriter.gadget3(directory.resolve("group_tab_010.1"), 4, 0, 9, 3, 1, LITTLE);
    Path last = directory.resolve("group_tab_010.2");
    assertThatThrownBy(() -> read(first, options()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("1 of the 3 files of this catalogue are missing (group_tab_010.2")
        .hasMessageContaining("--part");
    assertThat(read(first, options().withPart(true)).size()).isEqualTo(4);
    try (Catalogue catalogue = Catalogues.open(first, options())) {
      assertThat(catalogue.details().toString())
          .contains("files, value=1 of 3, the others are missing", "4 of a total of 9");
    }
    GroupTabWriter.gadget3(last, 4, 5, 9, 3, 1, LITTLE);
    requireContent(read(last, options()));
    GroupTabWriter.gadget3(last, 4, 5, 9, 3, 1, ByteOrder.BIG_ENDIAN);
    assertThatThrownBy(() -> read(first, options())).hasMessageContaining("not of one catalogue");
    GroupTabWriter.gadget3(last, 4, 4, 9, 3, 1, LITTLE);
    assertThatThrownBy(() -> read(first, options()))
        .hasMessageContaining("states 9 groups in all files and they hold 8");
  }

  @Test
  void countsWithoutSenseNameOffsetAndSize() throws Exception {
    Path file = write(directory);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, patched(whole, 0, -5));
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("header at offset 0 states -5 groups");
    Files.write(file, patched(patched(whole, 0, Integer.MAX_VALUE), 4, Integer.MAX_VALUE));
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("780 bytes")
        .hasMessageContaining("2147483647 groups")
        .hasMessageContaining("180388626372 bytes");
    Files.write(file, java.util.Arrays.copyOf(whole, 500));
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("has 500 bytes where its header states 9 groups")
        .hasMessageContaining("780 bytes (GADGET-3, little endian)");
  }

  private static byte[] patched(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    ByteBuffer.wrap(copy).order(LITTLE).putInt(at, value);
    return copy;
  }

  @Test
  void velocitiesThatNeedARedshiftAskForIt() throws Exception {
    Path file = write(directory);
    assertThatThrownBy(() -> read(file, options().withRedshift(null)))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("velocity is in km/s/a")
        .hasMessageContaining("pass --redshift Z");
  }
}
