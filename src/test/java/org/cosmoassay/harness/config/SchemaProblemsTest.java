package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cosmoassay.harness.config.Texts.problems;
import static org.cosmoassay.harness.config.Texts.with;

import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.suite.KnownStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaProblemsTest {

  private static final String NAME_RULE =
      " is no name; start with a letter or digit, go on with letters, digits, `.`, `_` or `-`, at"
          + " most 100 in all, without a `.` at the end (names become file names; those of devices,"
          + " such as con and nul, are none)";

  @Test
  void minimalBenchmarkHasNoProblem() {
    assertThat(problems(Texts.MINIMAL)).isEmpty();
  }

  @Test
  void unknownKeyIsNamedWithTheKnownOnesAndTheNearest() {
    assertThat(problems(with("bins:", "bin:")))
        .containsExactly(
            "b.yaml:6:10: unknown key `bin`; known keys are name, bins; did you mean `bins`?");
  }

  @Test
  void unknownKeyAtTopLevel() {
    assertThat(problems(Texts.MINIMAL + "sead: 1\n"))
        .containsExactly(
            "b.yaml:9:1: unknown key `sead`; known keys are name, description, seed, variables,"
                + " reference, sources, statistics, gates, sanity, calibration, novelty, inference, report; did you mean `seed`?");
  }

  @Test
  void missingKeysAreReportedAtTheMap() {
    assertThat(problems("name: b\nsources: [{name: s, catalogues: s.npy}]\n"))
        .containsExactly(
            "b.yaml:1:1: key `reference` is missing; add `reference: ...`",
            "b.yaml:1:1: key `statistics` is missing; add `statistics: ...`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "<script>", ".hidden", "a/b", "a b", "-x", "ü"})
  void namesThatAreNoFileNamesAreRefused(String name) {
    assertThat(problems(with("name: s", "name: \"" + name + "\"")))
        .containsExactly("b.yaml:4:12: the text `" + name + "`" + NAME_RULE);
  }

  @Test
  void nameWithALineFeedIsRefused() {
    assertThat(problems(with("name: s", "name: \"s\\n\"")))
        .containsExactly("b.yaml:4:12: the text `s `" + NAME_RULE);
  }

  @Test
  void nameHasAtMostAHundredCharacters() {
    assertThat(problems(with("name: b", "name: " + "a".repeat(100)))).isEmpty();
    assertThat(problems(with("name: b", "name: " + "a".repeat(101)))).hasSize(1);
  }

  @Test
  void sourceSaysWhereItsCloudsComeFrom() {
    assertThat(problems(with("catalogues: s.npy", "description: d")))
        .containsExactly(
            "b.yaml:4:5: nothing says where its clouds come from; add exactly one of catalogues,"
                + " generator, model, command, perturbed");
  }

  @Test
  void misspeltOriginIsOneProblem() {
    assertThat(problems(with("catalogues: s.npy", "catalogue: s.npy")))
        .singleElement()
        .asString()
        .startsWith("b.yaml:4:15: unknown key `catalogue`; known keys are name, description,")
        .endsWith("did you mean `catalogues`?");
  }

  @Test
  void originsExcludeEachOther() {
    assertThat(problems(with("catalogues: s.npy", "catalogues: s.npy, generator: uniform")))
        .containsExactly(
            "b.yaml:4:34: `catalogues` and `generator` exclude each other; keep exactly one of"
                + " catalogues, generator, model, command, perturbed");
  }

  @Test
  void keysOfAnotherOriginAreUnknown() {
    assertThat(problems(with("catalogues: s.npy", "catalogues: s.npy, timeout: 3")))
        .singleElement()
        .asString()
        .startsWith(
            "b.yaml:4:34: unknown key `timeout`; known keys are name, description, control,");
  }

  @Test
  void unknownStatisticAndUnknownTest() {
    assertThat(problems(with("- xi:", "- x1:").replace("test: hotelling", "test: hotteling")))
        .containsExactly(
            "b.yaml:6:5: unknown key `x1`; known keys are "
                + String.join(", ", KnownStatistics.ids())
                + ", knn-cross"
                + "; did you mean `xi`?",
            "b.yaml:8:17: no statistic is named `xi`; listed are x1; did you mean `x1`?",
            "b.yaml:8:27: the text `hotteling` is not known; write hotelling or equivalence or"
                + " energy or mmd or ks or pqmass or c2st or frechet or kernel or coverage or"
                + " wasserstein or scatter; did you mean `hotelling`?");
  }

  @Test
  void numbersAsTextAndBooleansAsNumbers() {
    assertThat(
            problems(
                with("box: 1000", "box: \"1000\"").replace("name: b\n", "seed: true\nname: b\n")))
        .containsExactly(
            "b.yaml:1:7: `true` is not a whole number; write a whole number",
            "b.yaml:3:46: the text `1000` is not a number or a list; remove the quotes");
  }

  @Test
  void wordsAndNumbersAsBooleans() {
    assertThat(problems(Texts.MINIMAL + "report: {html: yes, pdf: 1}\n"))
        .containsExactly(
            "b.yaml:9:16: the text `yes` is not true or false; write true or false",
            "b.yaml:9:26: `1` is not true or false; write true or false");
  }

  @Test
  void numbersWhereTextBelongs() {
    assertThat(problems(with("name: b\n", "name: 5\n")))
        .containsExactly("b.yaml:1:7: `5` is not text; put it in quotes");
  }

  @Test
  void valuesOutOfRange() {
    assertThat(
            problems(
                with("box: 1000", "box: [1, 2]")
                    .replace("test: hotelling", "test: hotelling, alpha: 1, range: [1]")
                    .replace("name: b\n", "name: b\nseed: -1\n")))
        .containsExactly(
            "b.yaml:2:7: `-1` is too small; write 0 or more",
            "b.yaml:3:46: the list is too short (2); give it at least 3 entries",
            "b.yaml:9:45: `1` is too large; write less than 1",
            "b.yaml:9:55: the list is too short (1); give it at least 2 entries");
  }

  @Test
  void emptyListsOfSourcesAndStatistics() {
    assertThat(
            problems(
                """
                name: b
                reference: {name: r, catalogues: r.npy}
                sources: []
                statistics: []
                gates: []
                """))
        .containsExactly(
            "b.yaml:3:10: the list is too short (0); give it at least 1 entry",
            "b.yaml:4:13: the list is too short (0); give it at least 1 entry");
  }

  @Test
  void statisticWithTwoKeysOrAsAWord() {
    assertThat(
            problems(
                with(
                    "- xi: {bins: \"lin:0.5:120:59\"}",
                    "- xi: {bins: \"lin:0.5:120:59\"}\n    knn-cdf: {}\n  - speed-pdf")))
        .containsExactly(
            "b.yaml:6:5: the entry holds xi, knn-cdf; start a list entry of its own (`- `) for each",
            "b.yaml:8:5: the text `speed-pdf` is not a map; write `key: value` pairs");
  }

  @Test
  void listOrTextAtTopLevel() {
    assertThat(problems("- a\n- b\n"))
        .containsExactly("b.yaml:1:1: a list is not a map; write `key: value` pairs");
    assertThat(problems("just text\n"))
        .containsExactly("b.yaml:1:1: the text `just text` is not a map; write `key: value` pairs");
  }

  private static Parameter queries() {
    return KnownStatistics.of("knn-cdf").parameter("queries").orElseThrow();
  }

  @Test
  void queriesAreANumberOrAWord() {
    assertThat(problems(with("- xi:", "- knn-cdf: {queries: \"random:x\", k: [1, 1]}\n  - xi:")))
        .containsExactly(
            "b.yaml:6:24: the text `random:x` is not understood; " + queries().description(),
            "b.yaml:6:39: a list holds a value twice; keep one of them");
  }

  @Test
  void defectAndVariableNames() {
    assertThat(
            problems(
                "variables: {1a: x, b: \"$x\"}\n"
                    + with(
                        "catalogues: s.npy",
                        "perturbed: {source: reference, defect: jitter, amount: -1}")))
        .containsExactly(
            "b.yaml:1:13: `1a` is no variable name; start with a letter, go on with letters,"
                + " digits, - or _",
            "b.yaml:1:23: the text `$x` refers to a variable; a default must be plain text without"
                + " $",
            "b.yaml:5:54: the text `jitter` is not known; write position-jitter or axis-jitter or"
                + " extra-growth or velocity-scale or velocity-offset or thinning or"
                + " duplicated-points or missing-close-pairs or phase-scrambling");
  }
}
