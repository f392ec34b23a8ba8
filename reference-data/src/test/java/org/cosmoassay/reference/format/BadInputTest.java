package org.cosmoassay.reference.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueOptions.InvalidPoints;
import org.cosmoassay.reference.format.npy.NpyWriter;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way a file and its options can be wrong is one line: file, place, value and fix. */
class BadInputTest {

  private static final double[] THREE_POINTS = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  @TempDir Path directory = Path.of("set by JUnit");
  private Path file = Path.of("set below");

  @BeforeEach
  void name() {
    file = directory.resolve("halos.npy");
  }

  private static CatalogueOptions options(InvalidPoints invalid) {
    return new CatalogueOptions(null, PeriodicBox.cube(10), null, null, null, invalid);
  }

  private static CatalogueOptions columns(String... names) {
    return new CatalogueOptions(
        List.of(names), PeriodicBox.cube(100), null, null, null, InvalidPoints.REFUSE);
  }

  private static Catalogue.Sample read(Path file, CatalogueOptions options, int cloud)
      throws Exception {
    try (Catalogue catalogue = Catalogues.open(file, options)) {
      return catalogue.read(cloud);
    }
  }

  private void requireRefused(CatalogueOptions options, String... parts) {
    assertThatThrownBy(() -> read(file, options, 0))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContainingAll(parts)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.npy", "a.npz", "a.hdf5", "a.csv"})
  void missingFile(String name) {
    file = directory.resolve(name);
    requireRefused(CatalogueOptions.defaults(), "does not exist; check the path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.npy", "a.npz", "a.hdf5", "a.csv"})
  void garbageAndEmptyFiles(String name) throws Exception {
    file = directory.resolve(name);
    Files.write(file, new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, 0, 10, 44});
    requireRefused(options(InvalidPoints.REFUSE), "");
    Files.write(file, new byte[0]);
    requireRefused(options(InvalidPoints.REFUSE), "");
  }

  @Test
  void unknownFormatAndDirectory() throws Exception {
    file = Files.writeString(directory.resolve("a.xyz"), "hello");
    requireRefused(
        CatalogueOptions.defaults(), "format is not known; known are npz, npy, gadget-hdf5", "csv");
    file = directory;
    requireRefused(CatalogueOptions.defaults(), "not a file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"9 | (9,)", "1,1,3,3 | (1, 1, 3, 3)"})
  void wrongRank(String sides, String shape) throws Exception {
    long[] numbers = List.of(sides.split(",")).stream().mapToLong(Long::parseLong).toArray();
    NpyWriter.of(THREE_POINTS, numbers).writeAtomically(file);
    requireRefused(options(InvalidPoints.REFUSE), shape, "(N, F) or (B, N, F)", "reshape");
  }

  @Test
  void boxNotStatedOrStatedTwice() throws Exception {
    NpyWriter.of(THREE_POINTS, 3, 3).writeAtomically(file);
    requireRefused(CatalogueOptions.defaults(), "the box side is not stated; pass --box L (Mpc/h)");
    file = directory.resolve("halos.npz");
    NpzWriter.create().add("positions", THREE_POINTS, 3, 3).add("box", 100.0).writeAtomically(file);
    requireRefused(
        CatalogueOptions.defaults().withBox(PeriodicBox.cube(50)), "100.0 Mpc/h", "50.0 Mpc/h");
    CatalogueOptions same = CatalogueOptions.defaults().withBox(PeriodicBox.cube(100));
    assertThat(read(file, same, 0).cloud().box()).isEqualTo(PeriodicBox.cube(100));
  }

  @Test
  void wrongMetadata() throws Exception {
    file = directory.resolve("halos.npz");
    NpzWriter npz = NpzWriter.create().add("positions", THREE_POINTS, 3, 3);
    npz.add("box", new double[] {1, 2}).writeAtomically(file);
    requireRefused(CatalogueOptions.defaults(), "box has 2 values", "1 side or 3 sides");
    NpzWriter.create().add("p", THREE_POINTS, 3, 3).add("box", -1.0).writeAtomically(file);
    requireRefused(CatalogueOptions.defaults(), "box has the side -1.0");
    NpzWriter.create()
        .add("p", THREE_POINTS, 3, 3)
        .add("redshift", new double[] {1, 2})
        .writeAtomically(file);
    requireRefused(CatalogueOptions.defaults(), "redshift has 2 values for 1 clouds");
    NpzWriter.create().add("p", THREE_POINTS, 3, 3).add("redshift", 0.5).writeAtomically(file);
    CatalogueOptions other =
        new CatalogueOptions(null, null, 1.0, null, null, InvalidPoints.REFUSE);
    requireRefused(other, "redshift = 1.0", "0.5", "state it once");
  }

  @Test
  void columnsWithoutNamesAndNamesWithoutColumns() throws Exception {
    NpyWriter.of(new double[12], 2, 6).writeAtomically(file);
    requireRefused(
        options(InvalidPoints.REFUSE), "6 columns and no names; pass --columns x,y,z,vx,vy,vz");
    requireRefused(columns("x", "y", "z"), "6 columns and 3 names (x,y,z)");
    requireRefused(columns("x", "y", "z", "-", "-", "speed"), "'speed' is not known");
    requireRefused(columns("x", "y", "z", "-", "-", "x"), "x is named twice");
    requireRefused(columns("x", "y", "-", "-", "-", "mass"), "column z is missing", "x, y, mass");
    requireRefused(columns("x", "y", "z", "vx", "vy", "-"), "vz is missing", "all of vx, vy, vz");
    assertThat(read(file, columns("-", "z", "y", "x", "-", "weight"), 0).cloud().hasWeights())
        .isTrue();
  }

  @Test
  void nonFiniteValuesNameCloudRowColumn() throws Exception {
    double[] values = new double[18];
    values[9 + 3 + 1] = Double.NaN; // cloud 1, row 1, y
    NpyWriter.of(values, 2, 3, 3).writeAtomically(file);
    assertThatThrownBy(() -> read(file, options(InvalidPoints.REFUSE), 1))
        .hasMessage(
            file + ": cloud 1, row 1: y = NaN is not finite; correct the point or leave it out");
    assertThatThrownBy(() -> read(file, options(InvalidPoints.WRAP), 1))
        .hasMessageContaining("cloud 1, row 1: y = NaN");
    Catalogue.Sample counted = read(file, options(InvalidPoints.COUNT), 1);
    assertThat(counted.cloud().size()).isEqualTo(2);
    assertThat(counted.nonFinite()).isEqualTo(1);
    assertThat(counted.outsideBox()).isZero();
  }

  @Test
  void pointsOutsideTheBox() throws Exception {
    double[] values = {0, 0, 0, 1, 10, 1, 3, 4, -2};
    NpyWriter.of(values, 3, 3).writeAtomically(file);
    requireRefused(
        options(InvalidPoints.REFUSE),
        "cloud 0, row 1: y = 10.0 lies outside the box [0, 10.0) Mpc/h; wrap the positions");
    Catalogue.Sample wrapped = read(file, options(InvalidPoints.WRAP), 0);
    assertThat(wrapped.cloud().y(1)).isZero();
    assertThat(wrapped.cloud().z(2)).isEqualTo(8);
    Catalogue.Sample counted = read(file, options(InvalidPoints.COUNT), 0);
    assertThat(counted.cloud().size()).isEqualTo(1);
    assertThat(counted.outsideBox()).isEqualTo(2);
  }

  @Test
  void maskedRowsKeepTheirNumbersInMessages() throws Exception {
    file = directory.resolve("halos.npz");
    NpzWriter.create()
        .add("positions", new double[] {1, 1, 1, 2, 2, 2, 3, 99, 3}, 3, 3)
        .add("mask", new byte[] {1, 0, 1})
        .writeAtomically(file);
    requireRefused(options(InvalidPoints.REFUSE), "row 2: y = 99.0");
  }

  @Test
  void arraysThatDoNotFitEachOther() throws Exception {
    file = directory.resolve("halos.npz");
    NpzWriter.create()
        .add("positions", THREE_POINTS, 3, 3)
        .add("masses", new double[2])
        .writeAtomically(file);
    requireRefused(
        options(InvalidPoints.REFUSE), "'masses' has the shape (2,) where (3,) fits 'positions'");
    NpzWriter.create()
        .add("a", THREE_POINTS, 3, 3)
        .add("b", THREE_POINTS, 3, 3)
        .writeAtomically(file);
    requireRefused(
        options(InvalidPoints.REFUSE), "no array 'positions'", "a float64 (3, 3)", "b f");
  }

  @Test
  void conditionsOfAnotherLengthNameBothNumbers() throws Exception {
    NpyWriter.of(new double[18], 2, 3, 3).writeAtomically(file);
    Path table = directory.resolve("cosmology.csv");
    Files.writeString(table, ",Omega_m,Omega_b,h,n_s,sigma_8\n0,0.3,0.05,0.7,0.96,0.8\n");
    CatalogueOptions options =
        new CatalogueOptions(null, PeriodicBox.cube(10), 0.5, null, table, InvalidPoints.REFUSE);
    requireRefused(options, "2 clouds", table.toString(), "1 rows");
    Files.writeString(table, "1,0.2,0.05,0.6,0.9,0.7\n", StandardOpenOption.APPEND);
    PointCloud cloud = read(file, options, 1).cloud();
    assertThat(cloud.cosmology()).isEqualTo(new Cosmology(0.2, 0.05, 0.6, 0.9, 0.7, 0.5));
    CatalogueOptions contradicting =
        new CatalogueOptions(null, PeriodicBox.cube(10), null, 0.31, table, InvalidPoints.REFUSE);
    requireRefused(contradicting, "cloud 0", "omega_m = 0.31", "0.3");
  }

  @Test
  void cloudIndexOutOfRange() throws Exception {
    NpyWriter.of(THREE_POINTS, 3, 3).writeAtomically(file);
    assertThatThrownBy(() -> read(file, options(InvalidPoints.REFUSE), 1))
        .hasMessageContaining("no cloud 1; the file has 1, counted from 0");
  }

  @Test
  void infoWorksBeforeColumnsAndBoxAreKnown() throws Exception {
    NpyWriter.of(new double[30], 1, 5, 6).writeAtomically(file);
    try (Catalogue catalogue = Catalogues.open(file, CatalogueOptions.defaults())) {
      assertThat(catalogue.details().toString())
          .contains("float64 (1, 5, 6)", "6 columns and no names", "box, value=not stated");
    }
  }
}
