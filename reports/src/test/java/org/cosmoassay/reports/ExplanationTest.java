package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.ComponentComparison.Series;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.RowSelection;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final Axis AXIS = Axis.binned("r", "Mpc/h", new double[] {2, 4, 6, 8, 10, 12});

  @Test
  void saysHowFarItReachesAndWhatItMeans() {
    assertThat(of(xi("a", -3, -5.2, -2.5, 0.4, 2)))
        .isEqualTo(
            "ξ(r) is 52.0 % low at 4.0–6.0 Mpc/h (5.2 σ), and off the same way below 8 Mpc/h: too few close pairs");
    assertThat(of(xi("a", 0, 0, 0, 2.1, 4)))
        .endsWith("(4 σ), and off the same way above 8 Mpc/h: clustering too strong");
    assertThat(of(xi("a", 0, 2.1, 4, 2.1, 0)))
        .contains(", and off the same way from 4 to 10 Mpc/h: too many");
    assertThat(of(xi("a", 3, 4, 5, 6, 7))).contains(", and off the same way in every row: ");
  }

  /** As where halos exclude each other. */
  @Test
  void rowsWithoutPullAtAnEndAreNoException() {
    double nan = Double.NaN;
    assertThat(of(xi("a", nan, -3, -4, 0, nan))).contains(", and off the same way below 8 Mpc/h");
    assertThat(of(xi("a", nan, -3, -4, -2, nan))).contains(", and off the same way in every row");
  }

  @Test
  void rowsOfOtherSignOrWithoutPullEndAStretch() {
    assertThat(of(xi("a", -9, 9.5, -9, 0, 0))).endsWith("(9.5 σ): too many close pairs");
    assertThat(of(xi("a", -9, Double.NaN, -8, 0, 0))).endsWith("(9 σ): too few close pairs");
  }

  @Test
  void staysWithinTheRange() {
    Comparison comparison = xi("a", -3, -5.2, -2.5, 0.4, 2);
    assertThat(Explanation.of(comparison, RowSelection.range(4, 12)).replace('\u00a0', ' '))
        .isEqualTo(
            "ξ(r) is 52.0 % low at 4.0–6.0 Mpc/h (5.2 σ), and off the same way from 4 to 8 Mpc/h: too few close pairs");
  }

  @Test
  void whatChanceGivesHasNoMeaning() {
    assertThat(of(xi("a", -2.9, -2.8, 0, 0, 0)))
        .isEqualTo("ξ(r) is 29.0 % low at 2.0–4.0 Mpc/h (2.9 σ)");
    double nan = Double.NaN;
    assertThat(of(xi("a", nan, nan, nan, nan, nan))).isEqualTo("no row can be compared");
  }

  @Test
  void theFurthestSourceIsNamedControlsAside() {
    Report report =
        new Report(
            "run",
            "",
            List.of(
                new Source("good", "", Role.JUDGED),
                new Source("bad", "", Role.EXHIBIT),
                new Source("uniform", "", Role.NEGATIVE_CONTROL)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "");
    assertThat(
            section(
                report,
                xi("good", 1, 0, 0, 0, 0),
                xi("bad", 4, 0, 0, 0, 0),
                xi("uniform", -90, 0, 0, 0, 0)))
        .isEqualTo(
            "bad is the furthest from the reference, negative controls aside: ξ(r) is 40.0 % high at 2.0–4.0 Mpc/h (4 σ): too many close pairs.");
    assertThat(section(report, xi("good", 1, 0, 0, 0, 0), xi("uniform", -90, 0, 0, 0, 0)))
        .isEqualTo(
            "No source departs from the reference by 3 σ in any row, negative controls aside.");
    assertThat(section(report, xi("bad", 4, 0, 0, 0, 0))).startsWith("bad: ξ(r) is 40.0 % high");
    assertThat(section(report, xi("uniform", -90, 0, 0, 0, 0))).isEmpty();
  }

  private static String of(Comparison comparison) {
    return Explanation.of(comparison, RowSelection.ALL).replace('\u00a0', ' ');
  }

  private static String section(Report report, Comparison... comparisons) {
    return Explanation.ofSection(
            report, new StatisticSection("xi", "", List.of(comparisons), List.of()))
        .replace('\u00a0', ' ');
  }

  /** A reference of 1 with an error of 0.1, and a source as many errors away. */
  private static Comparison xi(String source, double... pull) {
    double[] one = filled(1);
    double[] error = filled(0.1);
    double[] generated = Arrays.stream(pull).map(p -> 1 + 0.1 * p).toArray();
    ComponentComparison component =
        new ComponentComparison(
            "xi",
            "",
            AXIS,
            new Series(one, error, error),
            new Series(generated, error, error),
            generated,
            error,
            pull);
    return new Comparison(source, "xi", false, 4, 4, List.of(component));
  }

  private static double[] filled(double value) {
    double[] values = new double[5];
    Arrays.fill(values, value);
    return values;
  }
}
