package org.cosmoassay.reference.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.reference.CloudHash;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CataloguePiecesTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(100);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void aFolderIsItsFilesInTheOrderOfTheirNames() throws Exception {
    write("part-1.npz", cloud(BOX, 5, 40, true));
    write("part-0.npz", cloud(BOX, 3, 10, true));
    write("part-2.hdf5", cloud(BOX, 4, 70, true));
    Files.writeString(directory.resolve("_SUCCESS"), "");
    Files.writeString(directory.resolve(".part-0.npz.crc"), "crc");
    CataloguePieces pieces = pieces(CataloguePieces.named(directory));
    assertThat(pieces.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("part-0.npz", "part-1.npz", "part-2.hdf5");
    PointCloud whole = pieces.read();
    assertThat(whole.copyPositions(0))
        .containsExactly(10, 11, 12, 40, 41, 42, 43, 44, 70, 71, 72, 73);
    assertThat(pieces.head().points()).hasValue(12);
    List<PointCloud> batches = new ArrayList<>();
    try (PointBatches each = pieces.batches(2)) {
      for (PointCloud batch = each.next(); batch != null; batch = each.next()) {
        batches.add(batch);
      }
    }
    assertThat(CloudHash.of(Pieces.joined(batches))).isEqualTo(CloudHash.of(whole));
  }

  @Test
  void aPatternIsTheFilesThatFitIt() throws Exception {
    write("a.npz", cloud(BOX, 1, 1, false));
    write("b.npz", cloud(BOX, 1, 2, false));
    write("other.npz", cloud(BOX, 1, 3, false));
    assertThat(CataloguePieces.named(directory.resolve("[ab].npz"))).hasSize(2);
    assertThat(CataloguePieces.areNamed(directory.resolve("a.npz"))).isFalse();
    assertThatThrownBy(() -> CataloguePieces.named(directory.resolve("*.fits")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("there is no file of a catalogue");
  }

  @Test
  void piecesOfDifferentCloudsAreRefused() throws Exception {
    Path first = write("a.npz", cloud(BOX, 3, 1, true));
    Path bare = write("b.npz", cloud(BOX, 3, 1, false));
    Path larger = write("c.npz", cloud(PeriodicBox.cube(200), 3, 1, true));
    assertThatThrownBy(() -> pieces(List.of(first, bare)).read())
        .hasMessageContaining("b.npz: has other columns than");
    assertThatThrownBy(() -> drain(pieces(List.of(first, larger))))
        .hasMessageContaining("c.npz: is in PeriodicBox")
        .hasMessageContaining("pieces are of one cloud");
    Path later =
        write("d.npz", cloud(BOX, 3, 1, true).withCosmology(Cosmology.UNSTATED.withRedshift(2)));
    assertThatThrownBy(() -> pieces(List.of(first, later)).head())
        .hasMessageContaining("d.npz: states Cosmology");
  }

  @Test
  void messagesNameThePieceAndTheRowInIt() throws Exception {
    Path first = write("a.npz", cloud(BOX, 30, 1, false));
    double[] x = {1, 2, 3, 4, 5};
    Path bad = directory.resolve("bad.npz");
    PointCloud inside = PointCloud.of(PeriodicBox.cube(1000), x, x, new double[] {1, 2, 3, 4, 500});
    Catalogues.write(bad, Ensemble.of(List.of(inside)));
    CatalogueOptions options = CatalogueOptions.defaults();
    assertThatThrownBy(() -> drain(CataloguePieces.of(List.of(bad, first), options, 0)))
        .hasMessageContaining("a.npz: is in PeriodicBox");
    Path npy = directory.resolve("bad.npy");
    Catalogues.write(npy, Ensemble.of(List.of(inside)));
    CatalogueOptions small = options.withBox(BOX).withColumns(List.of("x", "y", "z"));
    assertThatThrownBy(() -> drain(CataloguePieces.of(List.of(first, npy), small, 0)))
        .hasMessageContaining("bad.npy: cloud 0, row 4: z = 500.0 lies outside the box");
  }

  private static void drain(CataloguePieces pieces) throws Exception {
    try (PointBatches each = pieces.batches(2)) {
      int points = 0;
      for (PointCloud batch = each.next(); batch != null; batch = each.next()) {
        points += batch.size();
      }
      assertThat(points).isPositive();
    }
  }

  private static CataloguePieces pieces(List<Path> files) {
    return CataloguePieces.of(files, CatalogueOptions.defaults(), 0);
  }

  private Path write(String name, PointCloud cloud) throws CatalogueException {
    Path file = directory.resolve(name);
    Catalogues.write(file, Ensemble.of(List.of(cloud)));
    return file;
  }

  /** n points at x = start, start + 1, ... */
  private static PointCloud cloud(PeriodicBox box, int n, double start, boolean moving) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = start + i;
    }
    PointCloud.Builder builder = PointCloud.builder(box).positions(x, x, x);
    return (moving ? builder.velocities(x, x, x) : builder).build();
  }
}
