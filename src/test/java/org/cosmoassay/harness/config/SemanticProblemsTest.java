package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cosmoassay.harness.config.Texts.problems;
import static org.cosmoassay.harness.config.Texts.with;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SemanticProblemsTest {

  private static final String SOURCE = "- {name: s, catalogues: s.npy}";

  @Test
  void namesAreUniqueAndReferenceIsReserved() {
    assertThat(
            problems(
                with(
                    SOURCE,
                    SOURCE
                        + "\n  - {name: S, catalogues: t.npy}"
                        + "\n  - {name: R, catalogues: t.npy}"
                        + "\n  - {name: reference, catalogues: t.npy}")))
        .containsExactly(
            "b.yaml:5:12: the name `S` is taken (upper and lower case count as equal); name it"
                + " otherwise",
            "b.yaml:6:12: the name `R` is taken (upper and lower case count as equal); name it"
                + " otherwise",
            "b.yaml:7:12: `reference` stands for the reference; name it otherwise");
  }

  @Test
  void anExhibitIsNoNegativeControl() {
    assertThat(
            problems(
                with(SOURCE, "- {name: s, catalogues: s.npy, control: negative, role: exhibit}")))
        .containsExactly(
            "b.yaml:4:59: `role` is stated beside `control`: a negative control decides how a run"
                + " ends, an exhibit does not; leave out one of the two");
  }

  @Test
  void gateOnAnUnlistedStatistic() {
    assertThat(problems(with("statistic: xi", "statistic: wp")))
        .containsExactly("b.yaml:8:17: no statistic is named `wp`; listed are xi");
  }

  @Test
  void badBinsKeepTheirMessage() {
    assertThat(problems(with("lin:0.5:120:59", "lin:0.5:120")))
        .containsExactly(
            "b.yaml:6:16: bins \"lin:0.5:120\" are not understood; write lin:LO:HI:N, log:LO:HI:N"
                + " (N bins) or edges:a,b,c with increasing numbers");
    assertThat(problems(with("lin:0.5:120:59", "edges:1,3,2")))
        .containsExactly(
            "b.yaml:6:16: edges:1,3,2: edge 2 (2.0) is not above edge 1 (3.0); edges must increase"
                + " strictly");
  }

  @Test
  void separationsEndBelowHalfTheBox() {
    assertThat(problems(with("box: 1000", "box: [1000, 240, 1000]")))
        .containsExactly(
            "b.yaml:6:16: bins reach 120.0 Mpc/h, half of the box or more; end below 120.0 Mpc/h");
  }

  @Test
  void binsStartAtZeroOrAboveAndMassesAbove() {
    assertThat(
            problems(
                with("lin:0.5:120:59", "lin:-1:120:59")
                    .replace("- xi:", "- mass-function: {bins: \"lin:0:5:5\"}\n  - xi:")))
        .containsExactly(
            "b.yaml:6:27: bins start at 0.0; start above 0",
            "b.yaml:7:16: bins start at -1.0; start at 0 or above");
  }

  @Test
  void statisticIdentifiersAreUnique() {
    assertThat(
            problems(
                with(
                    "- xi: {bins: \"lin:0.5:120:59\"}",
                    """
                    - xi: {bins: "lin:0.5:120:59"}
                      - xi: {bins: "lin:1:2:1"}
                      - knn-cdf: {name: xi}\
                    """)))
        .containsExactly(
            "b.yaml:7:5: a statistic is named `xi` already; give this one another `name`",
            "b.yaml:8:15: a statistic is named `xi` already; give this one another `name`");
  }

  @Test
  void redshiftHasNoEffectInRealSpace() {
    assertThat(
            problems(
                with("- xi:", "- xi-multipoles: {bins: \"lin:1:2:1\", omega-m: 0.3}\n  - xi:")))
        .containsExactly(
            "b.yaml:6:40: `omega-m` has no effect unless `space: redshift`; remove it, or add that");
  }

  @Test
  void rangesOfGates() {
    assertThat(
            problems(
                with(
                    "- {statistic: xi, test: hotelling}",
                    """
                    - {statistic: xi, test: hotelling, range: [50, 20]}
                      - {statistic: xi, test: hotelling, range: [120, 200]}\
                    """)))
        .containsExactly(
            "b.yaml:8:45: the range [50.0, 20.0] is empty; write [LO, HI]",
            "b.yaml:9:45: the range holds no bin of xi; its bins go from 0.5 to 120.0");
  }

  @Test
  void permutationsThatCannotReachAlpha() {
    assertThat(
            problems(
                with(
                    "test: hotelling}",
                    """
                    test: energy, permutations: 99}
                      - {statistic: xi, test: mmd, alpha: 0.00001}
                      - {statistic: xi, test: ks, permutations: 100}\
                    """)))
        .containsExactly(
            "b.yaml:8:49: no p-value of 99 permutations lies below alpha 0.01; ask for more than"
                + " 100",
            "b.yaml:9:39: no p-value of 9999 permutations lies below alpha 1.0E-5; ask for more"
                + " than 100000");
  }

  @Test
  void componentsOfGates() {
    assertThat(problems(with("hotelling}", "hotelling, components: [xi, xi0]}")))
        .containsExactly(
            "b.yaml:8:55: `xi0` is no component of xi; known are xi; did you mean `xi`?");
  }

  @Test
  void equivalenceNeedsATolerance() {
    assertThat(problems(with("test: hotelling", "test: equivalence")))
        .containsExactly(
            "b.yaml:8:5: equivalence needs to know how equal; add `tolerance` or"
                + " `absolute-tolerance`");
  }

  @Test
  void twoEqualGates() {
    String gate = "- {statistic: xi, test: hotelling}";
    assertThat(problems(with(gate, gate + "\n  " + gate)))
        .containsExactly(
            "b.yaml:9:5: a gate of `xi` is named `hotelling` already; give this one another `name`, or"
                + " remove it");
  }

  @Test
  void perturbedSourceIsKnownAndEndsAtAnOrigin() {
    assertThat(
            problems(
                with(
                    SOURCE,
                    """
                    - {name: s, catalogues: s.npy}
                      - {name: a, perturbed: {source: b, defect: thinning, amount: 0.5}}
                      - {name: b, perturbed: {source: a, defect: thinning, amount: 1.5}}
                      - {name: c, perturbed: {source: c, defect: thinning, amount: 0.5}}
                      - {name: d, perturbed: {source: z, defect: thinning, amount: 0.5}}
                      - {name: e, perturbed: {source: s, defect: thinning, amount: 0.5}}\
                    """)))
        .containsExactly(
            "b.yaml:5:35: from `b` the perturbed sources run in a circle; end it at an origin",
            "b.yaml:6:35: from `a` the perturbed sources run in a circle; end it at an origin",
            "b.yaml:6:64: The amount (1.5) of the defect thinning must be a fraction of the points,"
                + " from 0 to 1.",
            "b.yaml:7:35: from `c` the perturbed sources run in a circle; end it at an origin",
            "b.yaml:8:35: no source is named `z`; write reference or one of s, a, b, c, d, e; did you"
                + " mean `s`?");
  }

  @Test
  void unknownGenerator() {
    assertThat(problems(with("catalogues: s.npy", "generator: unifrom")))
        .singleElement()
        .asString()
        .startsWith("b.yaml:4:26: unknown generator `unifrom`; known are ")
        .endsWith("; did you mean `uniform`?");
  }

  @Test
  void commandNeedsSomewhereToWrite() {
    assertThat(problems(with("catalogues: s.npy", "command: [python, sample.py]")))
        .containsExactly(
            "b.yaml:4:24: the command does not know where to write; give it an argument with"
                + " {output}");
  }

  /** Catalogues may share initial phases, of which no table tells; a built-in generator cannot. */
  @Test
  void pairedGeneratorsNeedConditions() {
    String paired = with("catalogues: s.npy", "generator: thomas, pairing: paired");
    assertThat(problems(paired))
        .containsExactly(
            "b.yaml:4:43: a generator shares no phases with the reference, so that pairs"
                + " need conditions row by row, and the reference has none; add `conditions` to the"
                + " reference, or write unpaired");
    assertThat(problems(paired.replace("r.npy", "r.npy, conditions: c.csv"))).isEmpty();
    assertThat(problems(with("catalogues: s.npy", "catalogues: s.npy, pairing: paired"))).isEmpty();
    assertThat(
            problems(
                with(
                    "catalogues: s.npy",
                    "pairing: paired, perturbed: {source: reference, defect: thinning, amount:"
                        + " 0.1}")))
        .isEmpty();
  }

  @Test
  void wrappingAndJudgingExcludeEachOther() {
    assertThat(problems(with("s.npy", "s.npy, wrap: true, invalid-points: judge")))
        .containsExactly(
            "b.yaml:4:46: `wrap: true` moves the points that `invalid-points: judge` would count;"
                + " keep one of them");
  }

  @Test
  void variablesThatAreNotSetOrNotUsed() {
    assertThat(problems(with("s.npy", "\"${data}/s${x.npy\""), Map.of("dta", "d", "other", "o")))
        .containsExactly(
            "b.yaml: variable `dta` given by --set is not used; the file uses no variables, leave"
                + " it out",
            "b.yaml: variable `other` given by --set is not used; the file uses no variables, leave"
                + " it out",
            "b.yaml:4:27: variable `data` is not set; did you mean `dta`?; pass --set data=...");
    assertThat(problems(with("s.npy", "\"${data\"")))
        .containsExactly("b.yaml:4:27: `${` is not closed; write ${name}, or $$ for a dollar sign");
  }

  @Test
  void schemaAndSemanticProblemsComeTogetherInTheOrderOfTheFile() {
    assertThat(
            problems(
                with(SOURCE, "- {name: ../x, catalogues: s.npy, sede: 1}")
                    .replace("lin:0.5:120:59", "lin:a:b:c")
                    .replace("statistic: xi", "statistic: xj")))
        .hasSize(4)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("b.yaml:4:12: the text `../x`"),
            line -> assertThat(line).startsWith("b.yaml:4:37: unknown key `sede`"),
            line -> assertThat(line).startsWith("b.yaml:6:16: bins \"lin:a:b:c\""),
            line -> assertThat(line).startsWith("b.yaml:8:17: no statistic is named `xj`"));
  }
}
