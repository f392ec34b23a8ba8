package org.cosmoassay.reference.format.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files larger than the heap cost the memory of one cloud. */
class NpyStreamingTest {

  private static final int POINTS = 5000;
  private static final long CLOUD_BYTES = POINTS * 3L * Double.BYTES;

  /** Read and copied into the cloud, with room for blocks, class loading and messages. */
  private static final long MOST_BYTES_PER_CLOUD = 2 * CLOUD_BYTES + (1 << 20);

  private static final CatalogueOptions OPTIONS =
      CatalogueOptions.defaults().withBox(PeriodicBox.cube(10));

  @TempDir Path directory = Path.of("set by JUnit");

  @Test
  void cloudsOfThreeGigabytesAreReadOneByOne() throws Exception {
    int clouds = 26_000;
    Path file = directory.resolve("large.npy");
    byte[] header = NpyHeader.encode(NpyType.FLOAT64, clouds, POINTS, 3);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(header);
      sparse.setLength(header.length + clouds * CLOUD_BYTES);
      sparse.seek(header.length + (clouds - 1) * CLOUD_BYTES);
      sparse.write(new byte[] {0, 0, 0, 0, 0, 0, 0x14, 0x40}); // 5.0, little-endian
    }
    assertThat(Files.size(file)).isGreaterThan(3_000_000_000L);
    try (Catalogue catalogue = Catalogues.open(file, OPTIONS)) {
      assertThat(catalogue.size()).isEqualTo(clouds);
      catalogue.read(0); // loads classes
      for (int index : new int[] {clouds - 1, 13_000, 0}) {
        long before = allocated();
        double x = catalogue.read(index).cloud().x(0);
        assertThat(allocated() - before).isLessThan(MOST_BYTES_PER_CLOUD);
        assertThat(x).isEqualTo(index == clouds - 1 ? 5.0 : 0.0);
      }
    }
  }

  @Test
  void zipBombsAreRefusedBeforeTheyAreInflated() throws Exception {
    int clouds = 200; // 24 MB of zeros in some 23 kB
    Path file = directory.resolve("bomb.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("positions.npy"));
      zip.write(NpyHeader.encode(NpyType.FLOAT64, clouds, POINTS, 3));
      byte[] cloud = new byte[(int) CLOUD_BYTES];
      for (int i = 0; i < clouds; i++) {
        zip.write(cloud);
      }
      zip.closeEntry();
    }
    long before = allocated();
    assertThatThrownBy(() -> Catalogues.open(file, OPTIONS))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("bomb.npz: its arrays would take 24000128 bytes, more than 100 times")
        .hasMessageContaining("write it without compression");
    assertThat(allocated() - before).isLessThan(MOST_BYTES_PER_CLOUD);
  }

  @Test
  void cloudsLargerThanTheHeapAreRefusedBeforeTheyAreAllocated() throws Exception {
    Path file = directory.resolve("one.npy");
    long points = Runtime.getRuntime().maxMemory() / 3;
    byte[] header =
        NpyHeader.encode(new NpyType(NpyType.Kind.FLOAT, 4, NpyType.FLOAT64.order()), points, 3);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(header);
      sparse.setLength(header.length + points * 12);
    }
    try (Catalogue catalogue = Catalogues.open(file, OPTIONS)) {
      assertThatThrownBy(() -> catalogue.read(0))
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("raise it with -Xmx");
    }
  }

  @Test
  void storedArraysAreReadInPlace() throws Exception {
    double[] values = new double[2 * POINTS * 3];
    Arrays.fill(values, POINTS * 3, values.length, 7.0);
    Path file = directory.resolve("stored.npz");
    NpzWriter.create().add("positions", values, 2, POINTS, 3).writeAtomically(file);
    try (Catalogue catalogue = Catalogues.open(file, OPTIONS)) {
      assertThat(catalogue.read(1).cloud().z(POINTS - 1)).isEqualTo(7.0);
      assertThat(catalogue.read(0).cloud().z(POINTS - 1)).isZero();
      assertThat(catalogue.read(1).cloud().x(0)).isEqualTo(7.0);
    }
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
