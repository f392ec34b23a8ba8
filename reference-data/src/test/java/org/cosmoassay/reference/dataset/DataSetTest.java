package org.cosmoassay.reference.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.format.CatalogueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {

  @TempDir private Path directory = Path.of("set by JUnit");

  @Test
  void everyManifestIsComplete() {
    assertThat(DataSets.all())
        .extracting(DataSet::name)
        .containsExactly(
            "cosmoassay-nbody-v1",
            "quijote-halos",
            "quijote",
            "camels",
            "illustris-tng",
            "abacus-summit",
            "cosmobench",
            "sdss-dr7");
    for (DataSet set : DataSets.all()) {
      assertThat(set.papers()).isNotEmpty().allMatch(paper -> paper.contains("arXiv:"));
      assertThat(set.obtain()).isNotBlank();
      assertThat(set.files()).allMatch(file -> file.sha256().matches("[0-9a-f]{64}"));
      for (DataCatalogue catalogue : set.catalogues()) {
        assertThat(set.files()).extracting(DataFile::name).contains(catalogue.file());
        assertThat(set.catalogue(set.name() + "/" + catalogue.name())).isEqualTo(catalogue);
      }
    }
    assertThatThrownBy(() -> DataSets.named("quijotte"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "'quijotte' is not known; known are cosmoassay-nbody-v1, quijote-halos");
  }

  @Test
  void aWrongChecksumNamesFileExpectedAndFound() throws Exception {
    Path file = Files.writeString(directory.resolve("a.csv"), "x\n1\n");
    String right = Sha256.of(file);
    DataSet set = set(right);
    set.verify(directory);
    Files.writeString(file, "x\n2\n");
    assertThatThrownBy(() -> set.verify(directory))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file + ": is not the file of the data set test")
        .hasMessageContaining("SHA-256 is " + Sha256.of(file) + " where " + right + " is expected");
    Files.delete(file);
    assertThatThrownBy(() -> set.verify(directory))
        .hasMessageContaining("this file of the data set test is missing; get it from somewhere");
  }

  @Test
  void aCatalogueIsNamedWhereThereAreSeveral() {
    DataSet set = set("0".repeat(64));
    assertThat(set.catalogue("test/b").name()).isEqualTo("b");
    assertThatThrownBy(() -> set.catalogue("test"))
        .hasMessage("test is none of the catalogues of this data set; write one of test/a, test/b");
    assertThatThrownBy(() -> DataSets.named("camels").catalogue("camels"))
        .hasMessageContaining("yours to choose");
  }

  private static DataSet set(String checksum) {
    return new DataSet(
        "test",
        "a test",
        List.of(),
        "none",
        "somewhere",
        "1",
        "0",
        "none",
        "Mpc/h",
        null,
        null,
        null,
        List.of(new DataCatalogue("a", "a.csv", null), new DataCatalogue("b", "a.csv", null)),
        List.of(new DataFile("a.csv", checksum)));
  }
}
