package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cosmoassay.harness.config.Texts.problems;
import static org.cosmoassay.harness.config.Texts.with;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.statistics.suite.Subject;
import org.junit.jupiter.api.Test;

/** Benchmarks of surveys and of statistics of two clouds. */
class SurveyBenchmarkTest {

  /** Every statistic of surveys, on the sky. */
  static final String SKY =
      """
      name: b
      reference: {name: r, catalogues: "r*.csv", randoms: n.csv, columns: [ra, dec, cz, weight], omega-m: 0.3}
      sources:
        - {name: s, catalogues: [s.csv, t.csv]}
        - {name: p, catalogues: p.csv, randoms: [m.csv], columns: [x, y, z], omega-m: 0.2}
      statistics:
        - xi: {}
        - xi-multipoles: {}
        - wp: {}
        - xi-rp-pi: {}
        - w-theta: {}
      """;

  /** Boxes seen through a window. */
  static final String WINDOWED =
      """
      name: b
      reference:
        {name: r, generator: thomas, points: 9, realizations: 2, box: 100,
         window: {dec: [1, 2.5], distance: [10, 100], randoms: 20}}
      sources: [{name: s, generator: uniform}]
      statistics: [{w-theta: {}}]
      """;

  @Test
  void surveysStateWhatTheReferenceDoesNot() throws Exception {
    Benchmark benchmark = Texts.parse(SKY);
    Path directory = Path.of("dir");
    List<String> columns = List.of("ra", "dec", "cz", "weight");
    List<InputFile> randoms = List.of(new InputFile("n.csv", directory.resolve("n.csv")));
    assertThat(benchmark.reference().origin())
        .isEqualTo(
            new Origin.Surveys(
                List.of(new InputFile("r*.csv", directory.resolve("r*.csv"))),
                randoms,
                columns,
                columns,
                0.3));
    assertThat(benchmark.sources().get(0).origin())
        .isEqualTo(
            new Origin.Surveys(
                List.of(
                    new InputFile("s.csv", directory.resolve("s.csv")),
                    new InputFile("t.csv", directory.resolve("t.csv"))),
                randoms,
                columns,
                columns,
                0.3));
    assertThat(benchmark.sources().get(1).origin())
        .isInstanceOfSatisfying(
            Origin.Surveys.class,
            surveys -> {
              assertThat(surveys.randoms().get(0).written()).isEqualTo("m.csv");
              assertThat(surveys.columns()).containsExactly("x", "y", "z");
              assertThat(surveys.randomsColumns()).containsExactly("x", "y", "z");
              assertThat(surveys.omegaM()).isEqualTo(0.2);
            });
    assertThat(benchmark.statistics())
        .allSatisfy(s -> assertThat(s.subject()).isEqualTo(Subject.SURVEY));
    assertThat(benchmark.statistics().get(4).create(1).name()).isEqualTo("w-theta");
  }

  @Test
  void randomsHaveTheColumnsOfWhereTheyAreStated() throws Exception {
    String text =
        SKY.replace(
            "catalogues: [s.csv, t.csv]", "columns: [ra, dec, cz], catalogues: [s.csv, t.csv]");
    Benchmark benchmark = Texts.parse(text);
    assertThat(benchmark.sources().get(0).origin())
        .isInstanceOfSatisfying(
            Origin.Surveys.class,
            surveys -> {
              assertThat(surveys.columns()).containsExactly("ra", "dec", "cz");
              assertThat(surveys.randomsColumns()).containsExactly("ra", "dec", "cz", "weight");
            });
    String own = text.replace("columns: [ra, dec, cz], ", "randoms-columns: [dec, ra, cz], ");
    assertThat(Texts.parse(own).sources().get(0).origin())
        .isInstanceOfSatisfying(
            Origin.Surveys.class,
            surveys -> assertThat(surveys.randomsColumns()).containsExactly("dec", "ra", "cz"));
  }

  @Test
  void columnsHaveTheDefaultOfTheCommandLine() throws Exception {
    Benchmark benchmark = Texts.parse(SKY.replace("columns: [ra, dec, cz, weight], ", ""));
    assertThat(benchmark.reference().origin())
        .isInstanceOfSatisfying(
            Origin.Surveys.class,
            surveys -> assertThat(surveys.columns()).containsExactly("ra", "dec", "redshift"));
  }

  @Test
  void windowsHaveDefaults() throws Exception {
    Benchmark benchmark = Texts.parse(WINDOWED);
    assertThat(benchmark.reference().window())
        .isEqualTo(
            new SurveyWindow(
                new GateSpec.Range(0, 90),
                new GateSpec.Range(1, 2.5),
                new GateSpec.Range(10, 100),
                20));
    assertThat(benchmark.statistics().get(0).subject()).isEqualTo(Subject.SURVEY);
  }

  @Test
  void resolvedIsABenchmarkThatResolvesToItself() throws Exception {
    for (String text : new String[] {SKY, WINDOWED}) {
      String resolved = Texts.parse(text).resolved();
      assertThat(Texts.parse(resolved).resolved()).isEqualTo(resolved);
    }
  }

  @Test
  void statisticsOfTwoCloudsSayWithWhat() throws Exception {
    Benchmark benchmark = Texts.parse(with("- xi:", "- power-cross: {with: reference}\n  - xi:"));
    assertThat(benchmark.statistics().get(0).subject()).isEqualTo(Subject.TWO_CLOUDS);
    assertThat(benchmark.statistics().get(1).subject()).isEqualTo(Subject.CLOUD);
    assertThat(problems(with("- xi:", "- knn-cross: {}\n  - power-cross: {with: b}\n  - xi:")))
        .containsExactly(
            "b.yaml:6:16: key `with` is missing; add `with: ...`",
            "b.yaml:7:25: the text `b` is not known; write reference");
    // What only heavy and light points of one cloud have.
    assertThat(problems(with("- xi:", "- power-cross: {with: reference, split: 0.5}\n  - xi:")))
        .singleElement()
        .asString()
        .startsWith("b.yaml:6:36: unknown key `split`; known keys are name, bins, grid,");
  }

  @Test
  void everythingThatIsMixedIsReportedTogether() {
    assertThat(
            problems(
                """
                name: b
                reference: {name: r, catalogues: r.csv, randoms: n.csv, omega-m: 0.3}
                sources:
                  - {name: s, generator: uniform, points: 5}
                  - {name: t, catalogues: t.npy, box: 100}
                  - {name: u, catalogues: u.csv, columns: [ra, dec, mass]}
                statistics:
                  - knn-cdf: {k: [1]}
                  - xi: {with: reference}
                """))
        .containsExactly(
            "b.yaml:4:15: `generator` makes clouds in a box, and the reference is a survey; judge"
                + " `catalogues` on the sky, or take a reference in a box and give it a `window`",
            "b.yaml:5:34: the source is in a box, and the reference is a survey; both must be the"
                + " same: remove `box`, or `randoms` of the reference",
            "b.yaml:6:43: `xi` needs distances; name a column redshift or cz, or measure w-theta"
                + " alone",
            "b.yaml:6:53: the text `mass` is no column of a survey; write ra, dec, redshift, cz, x,"
                + " y, z, weight, - for one to ignore, or ra=NAME",
            "b.yaml:8:5: `knn-cdf` is a statistic of boxes, and the reference is a survey; of"
                + " surveys there are xi, xi-multipoles, wp, xi-rp-pi, w-theta",
            "b.yaml:9:10: unknown key `with`; known keys are name, bins, estimator");
  }

  @Test
  void aSurveyBesideABoxIsRefused() {
    assertThat(
            problems(
                with("catalogues: s.npy", "catalogues: s.csv, randoms: n.csv")
                    .replace("- xi:", "- w-theta: {}\n  - xi:")))
        .containsExactly(
            "b.yaml:4:34: the source is a survey, and the reference is in a box; both must be the"
                + " same: give the reference `randoms` too, or remove what is on the sky",
            "b.yaml:6:5: `w-theta` is a statistic of surveys, and the reference is in a box; give"
                + " the reference `randoms` or a `window`, or leave it out");
  }

  @Test
  void randomsAreMissing() {
    assertThat(problems(SKY.replace("randoms: n.csv, ", "")))
        .containsExactly("b.yaml:2:12: key `randoms` is missing; add `randoms: ...`");
  }

  @Test
  void distancesNeedACosmologyAndColumns() {
    assertThat(problems(SKY.replace(", omega-m: 0.3", "")))
        .containsExactly(
            "b.yaml:2:12: redshifts become distances by a cosmology, which `xi` needs; add"
                + " `omega-m: 0.3` to the reference, or measure w-theta alone");
    // Where the reference has positions, a source on the sky needs its own cosmology.
    assertThat(
            problems(
                SKY.replace("[ra, dec, cz, weight], omega-m: 0.3", "[x, y, z]")
                    .replace("[x, y, z], omega-m: 0.2", "[ra, dec, cz]")))
        .singleElement()
        .asString()
        .startsWith("b.yaml:5:5: redshifts become distances by a cosmology");
    assertThat(
            problems(
                SKY.replace("[ra, dec, cz, weight]", "[ra, ra, redshift, cz]")
                    .replace("[x, y, z]", "[x, y, dec]")))
        .containsExactly(
            "b.yaml:2:69: a direction has ra and dec; name both columns",
            "b.yaml:2:74: the column `ra` is named twice; name it once",
            "b.yaml:5:61: columns on the sky and in space are mixed; name ra, dec, redshift or x,"
                + " y, z");
  }

  @Test
  void windowsLieInTheBox() {
    assertThat(
            problems(
                WINDOWED
                    .replace("[10, 100]", "[10, 101]")
                    .replace("dec: [1, 2.5]", "ra: [5, 5], dec: [1, 95]")))
        .containsExactly(
            "b.yaml:4:17: the range [5.0, 5.0] is empty; write [LO, HI]",
            "b.yaml:4:34: `95` is too large; write 90 or less",
            "b.yaml:4:49: the window reaches 101.0 Mpc/h, beyond the box; end at 100.0 Mpc/h or"
                + " before");
  }
}
