package org.cosmoassay.reference.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.reference.CloudHash;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every catalogue format owes: bits come back, damage is known as such, writing is atomic. */
public abstract class FormatContract {

  private static final PeriodicBox BOX = new PeriodicBox(100, 110, 120);

  @TempDir protected Path directory = Path.of("set by JUnit");

  /** File extension with its dot. */
  protected abstract String extension();

  /** Options that state what files of this format cannot. */
  protected CatalogueOptions options(Ensemble written) {
    return CatalogueOptions.defaults();
  }

  /** Whether cosmologies come back. */
  protected boolean keepsCosmology() {
    return true;
  }

  /** Whether clouds of one file may differ in their number of points. */
  protected boolean holdsClouds(int... sizes) {
    return true;
  }

  @Test
  void cloudsComeBackBitByBit() throws Exception {
    requireRoundTrip(ensemble(true, 17, 17, 17));
    requireRoundTrip(ensemble(false, 5));
    requireRoundTrip(ensemble(true, 1));
  }

  @Test
  void cloudsOfDifferentSizeComeBackOrAreRefused() throws Exception {
    int[][] cases = {{17, 3, 29}, {4, 0, 2}, {0}};
    for (int[] sizes : cases) {
      Ensemble written = ensemble(true, sizes);
      if (holdsClouds(sizes)) {
        requireRoundTrip(written);
      } else {
        Path file = file("ragged");
        assertThatThrownBy(() -> Catalogues.write(file, written))
            .isInstanceOf(CatalogueException.class)
            .hasMessageContaining(file.toString())
            .hasMessageContaining(".npz");
        assertThat(file).doesNotExist();
      }
    }
  }

  @Test
  void extremeNumbersComeBack() throws Exception {
    double[] x = {0.0, Double.MIN_VALUE, Math.nextDown(100.0), 1.0 / 3, 1e-300};
    double[] v = {-1e300, 1e-310, Math.PI, -0.0, 12345678.9};
    PointCloud cloud = PointCloud.builder(BOX).positions(x, x, x).velocities(v, v, v).build();
    requireRoundTrip(Ensemble.of(List.of(cloud)));
  }

  @Test
  void cloudsAreReadInAnyOrderByManyThreads() throws Exception {
    Ensemble written = ensemble(true, 50, 50, 50, 50);
    try (Catalogue catalogue = open(written, file("threads"))) {
      List<Integer> order = IntStream.range(0, 200).map(i -> (i * 7) % 4).boxed().toList();
      List<String> hashes =
          order.parallelStream()
              .map(
                  i -> {
                    try {
                      return CloudHash.of(
                          catalogue.read(i).cloud().withCosmology(Cosmology.UNSTATED));
                    } catch (CatalogueException e) {
                      throw new IllegalStateException(e);
                    }
                  })
              .toList();
      for (int k = 0; k < order.size(); k++) {
        PointCloud expected = written.cloud(order.get(k)).withCosmology(Cosmology.UNSTATED);
        assertThat(hashes.get(k)).isEqualTo(CloudHash.of(expected));
      }
    }
  }

  /** Whether clouds come in batches. */
  protected boolean streams() {
    return true;
  }

  @Test
  void cloudsComeInBatchesOrAreRefused() throws Exception {
    try (Catalogue catalogue = open(ensemble(true, 17, 17), file("batches"))) {
      Batches.require(catalogue, streams());
    }
    if (holdsClouds(9, 20)) {
      try (Catalogue catalogue = open(ensemble(true, 9, 20), file("masked"))) {
        Batches.require(catalogue, streams());
      }
    }
  }

  @Test
  void everyTruncationIsAnError() throws Exception {
    Ensemble written = ensemble(true, 7, 7);
    Path whole = file("whole");
    Catalogues.write(whole, written);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = file("cut");
    int step = Math.max(1, bytes.length / 150);
    for (int length = 0; length < bytes.length; length += length < 200 ? 7 : step) {
      requireTruncationKnown(written, cut, Arrays.copyOf(bytes, length));
    }
    requireTruncationKnown(written, cut, Arrays.copyOf(bytes, bytes.length - 1));
  }

  private void requireTruncationKnown(Ensemble written, Path cut, byte[] bytes) throws IOException {
    Files.write(cut, bytes);
    assertThatThrownBy(() -> readAll(cut, options(written)))
        .as("%d bytes", bytes.length)
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(cut + ": ");
  }

  @Test
  void damagedBytesNeverCrashTheReader() throws Exception {
    Ensemble written = ensemble(true, 7, 7);
    Path whole = file("sound");
    Catalogues.write(whole, written);
    byte[] bytes = Files.readAllBytes(whole);
    UniformRandomProvider random = RandomStreams.of(20261124);
    Path damaged = file("damaged");
    int refused = 0;
    for (int trial = 0; trial < 300; trial++) {
      byte[] copy = bytes.clone();
      int hits = 1 + random.nextInt(4);
      for (int h = 0; h < hits; h++) {
        int range = trial % 2 == 0 ? Math.min(copy.length, 512) : copy.length;
        copy[random.nextInt(range)] = (byte) random.nextInt(256);
      }
      Files.write(damaged, copy);
      try {
        readAll(damaged, options(written));
      } catch (CatalogueException e) {
        assertThat(e.getMessage()).startsWith(damaged + ": ").doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void equalCloudsGiveEqualBytes() throws Exception {
    Path first = file("first");
    Path second = file("second");
    Catalogues.write(first, ensemble(true, 9, 9));
    Catalogues.write(second, ensemble(true, 9, 9));
    assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
  }

  @Test
  void failedWriteLeavesTheOldFileAndNothingElse() throws Exception {
    Path file = file("kept");
    Catalogues.write(file, ensemble(true, 3, 3));
    byte[] before = Files.readAllBytes(file);
    Ensemble failing = failingAtSecondLook(ensemble(true, 3, 3));
    assertThatThrownBy(() -> Catalogues.write(file, failing)).hasMessage("no more clouds");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void unwritablePlaceIsNamed() throws Exception {
    Path blocker = Files.writeString(directory.resolve("blocker"), "a file");
    Path inside = blocker.resolve("out" + extension());
    assertThatThrownBy(() -> Catalogues.write(inside, ensemble(true, 3)))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(inside + ": ")
        .hasMessageContaining("choose another place");
  }

  @Test
  void detailsTellWhatIsThere() throws Exception {
    Ensemble written = ensemble(true, 6, 6);
    try (Catalogue catalogue = open(written, file("details"))) {
      String text = catalogue.details().toString();
      assertThat(text)
          .contains("100.0 x 110.0 x 120.0 Mpc/h")
          .contains("label=clouds, value=2")
          .contains("label=cloud 0, value=6 points")
          .contains("label=cloud 0 vz, value=");
    }
  }

  private void requireRoundTrip(Ensemble written) throws Exception {
    try (Catalogue catalogue = open(written, file("round"))) {
      assertThat(catalogue.size()).isEqualTo(written.size());
      for (int i = written.size() - 1; i >= 0; i--) {
        PointCloud expected = written.cloud(i);
        PointCloud actual = catalogue.read(i).cloud();
        if (!keepsCosmology()) {
          expected = expected.withCosmology(Cosmology.UNSTATED);
        }
        assertThat(actual.cosmology()).isEqualTo(expected.cosmology());
        assertThat(catalogue.cosmology(i)).isEqualTo(expected.cosmology());
        assertThat(CloudHash.of(actual)).isEqualTo(CloudHash.of(expected));
      }
    }
  }

  private Catalogue open(Ensemble written, Path file) throws CatalogueException {
    Catalogues.write(file, written);
    return Catalogues.open(file, options(written));
  }

  private static void readAll(Path file, CatalogueOptions options)
      throws CatalogueException, IOException {
    try (Catalogue catalogue = Catalogues.open(file, options)) {
      for (int i = 0; i < catalogue.size(); i++) {
        catalogue.read(i);
      }
    }
  }

  private Path file(String name) {
    return directory.resolve(name + extension());
  }

  private static Ensemble failingAtSecondLook(Ensemble whole) {
    return new Ensemble() {
      private int looks;

      @Override
      public int size() {
        return whole.size();
      }

      @Override
      public PointCloud cloud(int index) {
        if (++looks > whole.size()) {
          throw new IllegalStateException("no more clouds");
        }
        return whole.cloud(index);
      }

      @Override
      public Cosmology cosmology(int index) {
        return whole.cosmology(index);
      }
    };
  }

  /** Random clouds of these sizes, with all columns or positions alone. */
  protected static Ensemble ensemble(boolean allColumns, int... sizes) {
    UniformRandomProvider random = RandomStreams.of(7);
    List<PointCloud> clouds = new ArrayList<>();
    for (int b = 0; b < sizes.length; b++) {
      double[][] columns = new double[8][sizes[b]];
      for (int c = 0; c < columns.length; c++) {
        for (int i = 0; i < sizes[b]; i++) {
          columns[c][i] = 100 * random.nextDouble();
        }
      }
      PointCloud.Builder builder =
          PointCloud.builder(BOX)
              .positions(columns[0], columns[1], columns[2])
              .cosmology(new Cosmology(0.3 + 0.01 * b, 0.05, 0.7, 0.96, 0.8, 0.5));
      if (allColumns) {
        builder.velocities(columns[3], columns[4], columns[5]);
        builder.masses(columns[6]).weights(columns[7]);
      }
      clouds.add(builder.build());
    }
    return Ensemble.of(clouds);
  }
}
