package org.cosmoassay.reference.format.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.points.PointFile;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables other programs write, and tables nobody should. */
class CsvTablesTest {

  @TempDir Path directory = Path.of("set by JUnit");

  private Path table(String text) throws Exception {
    return Files.writeString(directory.resolve("halos.csv"), text);
  }

  private static Catalogue open(Path file, String... columns) throws Exception {
    List<String> names = columns.length == 0 ? null : List.of(columns);
    return Catalogues.open(
        file,
        new CatalogueOptions(
            names, PeriodicBox.cube(100), null, null, null, CatalogueOptions.InvalidPoints.REFUSE));
  }

  private static void requireRefused(Path file, String... parts) {
    assertThatThrownBy(
            () -> {
              try (Catalogue catalogue = open(file)) {
                catalogue.read(0);
              }
            })
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContainingAll(parts);
  }

  @Test
  void columnsOfATableWithNamesByTheirNames() throws Exception {
    Path file = table("id,px,py,pz,M\n7,1,2,3,1e14\n8,4,5,6,2e14\n");
    try (Catalogue catalogue = open(file, "mass=M", "x=px", "y=py", "z=pz")) {
      assertThat(catalogue.read(0).cloud().mass(1)).isEqualTo(2e14);
      assertThat(catalogue.read(0).cloud().z(0)).isEqualTo(3);
    }
    assertThatThrownBy(() -> readFirst(file, "x=radius", "y=py", "z=pz"))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("there is no column 'radius'; there are id, px, py, pz, M");
    assertThatThrownBy(() -> readFirst(file, "x=px", "y"))
        .hasMessageContaining("write all as x=NAME");
    assertThatThrownBy(() -> readFirst(table("1,2,3\n"), "x=px"))
        .hasMessageContaining("has no names of columns");
  }

  private static void readFirst(Path file, String... columns) throws Exception {
    try (Catalogue catalogue = open(file, columns)) {
      catalogue.read(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x,y,z,mass\n1,2,3,1e14\n4,5.5,6,.5\n",
        "# a comment\n\"x\";\"y\";\"z\";\"mass\"\r\n1;2;3;1e14\r\n4;5.5;6;.5\r\n",
        "x\ty\tz\tmass\n1\t2\t3\t1E+14\n\n# between\n4\t5.5\t6\t0.5",
        "  x   y z  Mass\n 1.0 2. 3 1e14\n 4 5.5 6 .5  \n",
        "\ufeffid,x,y,z,mass\n17,1,2,3,1e14\n18, 4 ,5.5,6,.5\n",
      })
  void separatorsHeadersAndCommentsAreUnderstood(String text) throws Exception {
    try (Catalogue catalogue = open(table(text))) {
      var cloud = catalogue.read(0).cloud();
      assertThat(cloud.size()).isEqualTo(2);
      assertThat(cloud.y(1)).isEqualTo(5.5);
      assertThat(cloud.mass(0)).isEqualTo(1e14);
      assertThat(cloud.mass(1)).isEqualTo(0.5);
    }
  }

  @Test
  void headerlessTablesTakeNamesFromTheOptions() throws Exception {
    Path file = table("1,2,3,9\n4,5,6,9\n");
    requireRefused(file, "4 columns and no names");
    try (Catalogue catalogue = open(file, "z", "y", "x", "-")) {
      assertThat(catalogue.read(0).cloud().x(1)).isEqualTo(6);
    }
    try (Catalogue catalogue = open(table("1 2 3\n4 5 6\n"))) {
      assertThat(catalogue.read(0).cloud().z(0)).isEqualTo(3);
    }
  }

  @Test
  void realizationsAreClouds() throws Exception {
    Path file = table("x,realization,y,z\n1,a,2,3\n4,a,5,6\n7,b,8,9\n");
    try (Catalogue catalogue = open(file)) {
      assertThat(catalogue.size()).isEqualTo(2);
      assertThat(catalogue.read(1).cloud().y(0)).isEqualTo(8);
      assertThat(catalogue.read(0).cloud().size()).isEqualTo(2);
    }
    try (Catalogue catalogue =
        open(table("1,2,3,0\n1,2,3,1\n1,2,3,2\n"), "x", "y", "z", "realization")) {
      assertThat(catalogue.size()).isEqualTo(3);
    }
    requireRefused(
        table("x,realization,y,z\n1,a,2,3\n7,b,8,9\n1,a,2,3\n"), "line 4", "realization a", "sort");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1p3", "1d", "1f", "1,5", "", "--1", "1e", "one", "\u0661"})
  void wordsAreNoNumbers(String field) throws Exception {
    Path file = table("x;y;z\n1;2;3\n4;" + field + ";6\n");
    requireRefused(file, "cloud 0, row 1 (line 3): y = '" + field + "' is not a number");
  }

  @Test
  void nonFiniteValuesNameRowAndLine() throws Exception {
    requireRefused(table("# c\nx,y,z\n1,2,3\n4,nan,6\n"), "row 1 (line 4): y = NaN is not finite");
    requireRefused(table("x,y,z\n1,-inf,3\n"), "row 0 (line 2): y = -Infinity is not finite");
  }

  @Test
  void raggedHugeAndHostileTables() throws Exception {
    requireRefused(table("x,y,z\n1,2,3\n4,5\n"), "line 3 has 2 fields where the first row has 3");
    requireRefused(table("x y z\n1 2 3\n4 5 6 7\n"), "line 3 has 4 fields");
    requireRefused(table("x,y\n1,2\n"), "column z is missing");
    requireRefused(table("x,y,z,x\n1,2,3,4\n"), "x is named twice");
    requireRefused(table("# nothing\n\n"), "holds no table");
    requireRefused(table("9".repeat(3_000_000)), "longer than");
    requireRefused(table("x,y,z\n" + "1".repeat(3_000_000)), "halos.csv");
    requireRefused(table("x,y,z\n\"1,2,3\n"), "halos.csv");
  }

  @Test
  void changedTablesOfOursAreKnown() throws Exception {
    requireRefused(
        table("# cosmoassay points=2 box=10.0\nx,y,z\n1,2,3\n"), "truncated", "2 points and has 1");
    requireRefused(table("# cosmoassay points=1 box\nx,y,z\n1,2,3\n"), "name=numbers");
    requireRefused(table("# cosmoassay points=1\nx,y,z\n1,2,3"), "last line has no end");
  }

  @Test
  void conditionsAcceptTheNamesInUse() throws Exception {
    Path file = directory.resolve("c.csv");
    Files.writeString(file, ",Omega_m,Omega_b,h,n_s,sigma_8\n0,0.1,0.2,0.3,0.4,0.5\n");
    Cosmology expected = new Cosmology(0.1, 0.2, 0.3, 0.4, 0.5, Double.NaN);
    assertThat(Conditions.read(file)).containsExactly(expected);
    Files.writeString(file, "z sigma8 ns H omegab OmegaM\n2 0.5 0.4 0.3 0.2 0.1\n");
    assertThat(Conditions.read(file)).containsExactly(expected.withRedshift(2));
    Files.writeString(file, "Om,name\n0.1,a\n0.2,b\n");
    assertThat(Conditions.read(file)).hasSize(2);
    Files.writeString(file, "a,sigma_8\n0.1,0.2\n");
    assertThatThrownBy(() -> Conditions.read(file))
        .isInstanceOf(CatalogueException.class)
        .hasMessage(
            file
                + ": the column Omega_m is missing; there are: a, sigma_8; name the columns in the"
                + " first line");
    Files.writeString(file, "Om,omega_m\n0.1,0.2\n");
    assertThatThrownBy(() -> Conditions.read(file)).hasMessageContaining("omega_m is there twice");
    Files.writeString(file, "Om,h\n0.1,0.7\n0.2,nan\n");
    assertThatThrownBy(() -> Conditions.read(file))
        .hasMessageContaining("row 1 (line 3): h = 'nan' is not a finite number");
  }

  @Test
  void pointFilesUseTheFirstThreeColumns() throws Exception {
    Path file = Files.writeString(directory.resolve("q.txt"), "1 \t 2 \t 3 \t 9\n4\t5\t6\t9\n");
    assertThat(PointFile.read(file)).isDeepEqualTo(new double[][] {{1, 4}, {2, 5}, {3, 6}});
    Files.writeString(file, "x,y,z,name\n1,2,3,a\n4,5,6,b\n");
    assertThat(PointFile.read(file)).isDeepEqualTo(new double[][] {{1, 4}, {2, 5}, {3, 6}});
    Files.writeString(file, "1 2\n");
    assertThatThrownBy(() -> PointFile.read(file)).hasMessageContaining("line 1 has 2 columns");
    Files.writeString(file, "1 2 3\n1 inf 3\n");
    assertThatThrownBy(() -> PointFile.read(file)).hasMessageContaining("row 1: y = Infinity");
    Files.writeString(file, "1 2 3\n1 two 3\n");
    assertThatThrownBy(() -> PointFile.read(file))
        .hasMessageContaining("row 1 (line 2), column 2: 'two' is not a number");
    assertThatThrownBy(() -> PointFile.read(directory.resolve("none")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("does not exist");
  }
}
