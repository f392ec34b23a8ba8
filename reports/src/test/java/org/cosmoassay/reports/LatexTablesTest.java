package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexTablesTest {

  private static final double NAN = Double.NaN;

  /** The examples of the Review of Particle Physics, section 5.3, and the ends of its ranges. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.827 | 0.119 | $0.83 \\pm 0.12$",
        "0.827 | 0.367 | $0.8 \\pm 0.4$",
        "1.5 | 0.354 | $1.50 \\pm 0.35$",
        "1.5 | 0.355 | $1.5 \\pm 0.4$",
        "1.5 | 0.0949 | $1.50 \\pm 0.09$",
        "1.5 | 0.0951 | $1.50 \\pm 0.10$",
        "1.5 | 0.9996 | $1.5 \\pm 1.0$",
        "-402.4 | 11.3 | $-402 \\pm 11$",
        "4.02e-5 | 3.6e-6 | $(4.0 \\pm 0.4) \\times 10^{-5}$",
        "123456 | 1234 | $(1.235 \\pm 0.012) \\times 10^{5}$",
        "2 | 0 | $2.0$",
        "2 | NaN | $2.0$",
        "NaN | 1 | --",
        "Infinity | 1 | --",
      })
  void uncertaintiesAreRoundedByTheRuleOfTheParticleDataGroup(
      double value, double error, String expected) {
    assertThat(LatexNumber.of(value, error)).isEqualTo(expected);
  }

  @Test
  void aTableOfAStatisticHasRowsAndSources() {
    Axis axis = Axis.binned("r", "Mpc/h", new double[] {0.5, 2.5, 4.5});
    ComponentComparison xi =
        new ComponentComparison(
            "xi",
            "",
            axis,
            series(new double[] {NAN, 9.8}, new double[] {NAN, 0.12}),
            series(new double[] {1, 8.6}, new double[] {1, 0.2}),
            new double[] {NAN, 0.857},
            new double[] {NAN, 0.0123},
            new double[] {NAN, -5});
    StatisticSection section =
        new StatisticSection(
            "xi",
            "",
            List.of(
                new Comparison("a_b", "xi", true, 4, 4, List.of(xi)),
                new Comparison("empty", "xi", true, 4, 4, List.of())),
            List.of());
    assertThat(LatexTables.statistic(section))
        .isEqualTo(
            """
            % \\usepackage{booktabs}
            \\begin{tabular}{llrrr}
            \\toprule
            Component & r {[}Mpc/h{]} & Reference & a\\_b & empty \\\\
            \\midrule
            xi & $0.5$--$2.5$ & -- & -- & -- \\\\
            xi & $2.5$--$4.5$ & $9.80 \\pm 0.12$ & $0.857 \\pm 0.012$ & -- \\\\
            \\bottomrule
            \\end{tabular}
            """);
  }

  @Test
  void aTableOfVerdictsHasTheRawP() {
    Report report =
        new Report(
            "run",
            "",
            List.of(),
            List.of(
                new Verdict(
                    "m", "xi", "hotelling-20-120", Status.FAIL, "T", 64.4, 60.2, 1.02e-6, 1e-5),
                new Verdict("m", "xi", "finite", Status.PASS, "ok", 0, 0, NAN, NAN)),
            List.of(),
            List.of(),
            List.of(),
            "");
    assertThat(LatexTables.verdicts(report))
        .contains(
            "\\midrule\nm & xi & hotelling-20-120 & FAIL & $1.0 \\times 10^{-6}$ \\\\\n"
                + "m & xi & finite & PASS & -- \\\\\n\\bottomrule");
  }

  @Test
  void hostileNamesCannotActAsCommands() {
    assertThat(
            LatexText.escaped(
                "\\input{/etc/passwd} $x_1^2$ 5% #1 & ~ \"q\" [t]* <b> | \ud83d\ude80"))
        .isEqualTo(
            "\\textbackslash{}input\\{/etc/passwd\\} \\$x\\_1\\textasciicircum{}2\\$ 5\\% \\#1 \\&"
                + " \\textasciitilde{} ''q'' {[}t{]}{*} \\textless{}b\\textgreater{} \\textbar{} U+1F680");
    Report hostile = HostileReport.report();
    String tables =
        LatexTables.verdicts(hostile) + LatexTables.statistic(hostile.statistics().get(0));
    Pattern command = Pattern.compile("\\\\([A-Za-z]+)");
    List<String> allowed =
        List.of(
            "usepackage",
            "begin",
            "end",
            "toprule",
            "midrule",
            "bottomrule",
            "pm",
            "times",
            "textbackslash",
            "textasciitilde",
            "textasciicircum",
            "textless",
            "textgreater",
            "textbar");
    assertThat(command.matcher(tables).results().map(m -> m.group(1)).distinct())
        .isSubsetOf(allowed);
    assertThat(tables).doesNotContain("\\\\ [", "\\\\\n[", "\u202e").contains("U+202E", "U+0007");
    for (String row : tables.split(" \\\\\\\\\n", -1)) {
      assertThat(row.replaceAll("\\\\[{}]", "").replaceAll("[^{}]", "")).matches("(\\{\\})*");
    }
  }

  private static ComponentComparison.Series series(double[] mean, double[] error) {
    return new ComponentComparison.Series(mean, error, error);
  }
}
