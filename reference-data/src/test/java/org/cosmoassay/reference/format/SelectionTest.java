package org.cosmoassay.reference.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {

  @TempDir private Path directory = Path.of("set by JUnit");

  /** Ten points on the diagonal of a box of 10, masses 5, 1, 5, 2, 5, 3, ... */
  private static PointCloud cloud() {
    double[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    double[] mass = {5, 1, 5, 2, 5, 3, 5, 4, 5, 0.5};
    return PointCloud.builder(PeriodicBox.cube(10))
        .positions(x, x, x)
        .velocities(x, x, x)
        .masses(mass)
        .weights(mass)
        .build();
  }

  private static Selection mostMassive(int n) {
    return new Selection(n, null, null, null, null);
  }

  private static double[] x(Selection selection) {
    return selection.of(cloud()).copyPositions(0);
  }

  @Test
  void mostMassiveWithTiesByRowInTheOrderOfTheFile() {
    assertThat(x(mostMassive(3))).containsExactly(0, 2, 4);
    assertThat(x(mostMassive(6))).containsExactly(0, 2, 4, 6, 7, 8);
    assertThat(mostMassive(6).of(cloud()).weight(4)).isEqualTo(4);
    assertThat(x(new Selection(null, null, null, 0.006, null))).containsExactly(0, 2, 4, 6, 7, 8);
  }

  @Test
  void massesInARange() {
    assertThat(x(new Selection(null, 2.0, 4.0, null, null))).containsExactly(3, 5);
    assertThat(x(new Selection(1, 2.0, 4.0, null, null))).containsExactly(5);
  }

  @Test
  void subBoxesStartAtTheOriginAndCountTheirOwnVolume() {
    List<Double> sides = Arrays.asList(2.0, 8.0, 0.0, 10.0, 3.0, 10.0);
    PointCloud cut = new Selection(null, null, null, null, sides).of(cloud());
    assertThat(cut.box()).isEqualTo(new PeriodicBox(6, 10, 7));
    assertThat(cut.copyPositions(0)).containsExactly(1, 2, 3, 4, 5);
    assertThat(cut.copyPositions(1)).containsExactly(3, 4, 5, 6, 7);
    assertThat(cut.velocity(2, 0)).isEqualTo(3);
    assertThat(x(new Selection(null, null, null, 2 / 420.0, sides))).containsExactly(2, 4);
  }

  @Test
  void whatCannotBeSelected() {
    assertThatThrownBy(() -> mostMassive(11).of(cloud()))
        .hasMessageContaining("11 most massive points are asked for and there are 10");
    PointCloud bare =
        PointCloud.of(PeriodicBox.cube(10), new double[1], new double[1], new double[1]);
    assertThatThrownBy(() -> mostMassive(1).of(bare)).hasMessageContaining("no column mass");
    assertThatThrownBy(() -> mostMassive(0)).hasMessageContaining("(0) must be positive");
    assertThatThrownBy(() -> new Selection(1, null, null, 0.1, null))
        .hasMessageContaining("exclude each other");
    assertThatThrownBy(() -> new Selection(null, 3.0, 2.0, null, null))
        .hasMessageContaining("must be below");
    assertThatThrownBy(() -> new Selection(null, null, null, null, List.of(0.0, 1.0)))
        .hasMessageContaining("six numbers");
    List<Double> large = Arrays.asList(0.0, 1.0, 0.0, 1.0, 0.0, 11.0);
    assertThatThrownBy(() -> new Selection(null, null, null, null, large).of(cloud()))
        .hasMessageContaining("reaches to 11.0 along z and the box is 10.0");
    List<Double> turned = Arrays.asList(0.0, 1.0, 3.0, 2.0, 0.0, 1.0);
    assertThatThrownBy(() -> new Selection(null, null, null, null, turned))
        .hasMessageContaining("lo < hi along y");
  }

  @Test
  void everyFormatSelectsAndNamesTheFile() throws Exception {
    Path file = directory.resolve("a.npz");
    NpzWriter.create()
        .add("positions", new double[] {1, 1, 1, 2, 2, 2, 3, 3, 3}, 3, 3)
        .add("masses", new double[] {1, 3, 2})
        .add("box", 10.0)
        .writeAtomically(file);
    CatalogueOptions options = CatalogueOptions.defaults().withSelection(mostMassive(2));
    try (Catalogue catalogue = Catalogues.open(file, options)) {
      assertThat(catalogue.read(0).cloud().copyMasses()).containsExactly(3, 2);
      assertThat(catalogue.details().toString()).contains("selection, value=2 most massive");
    }
    CatalogueOptions tooMany = CatalogueOptions.defaults().withSelection(mostMassive(4));
    try (Catalogue catalogue = Catalogues.open(file, tooMany)) {
      assertThatThrownBy(() -> catalogue.read(0))
          .isInstanceOf(CatalogueException.class)
          .hasMessageStartingWith(file + ": 4 most massive points");
    }
  }
}
