package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cosmoassay.reports.PlainText.FileNames;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Role;
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
    List<LatexTable> tables = LatexTables.statistic(section, new FileNames());
    assertThat(tables).hasSize(1);
    assertThat(tables.get(0).name()).isEqualTo("xi");
    assertThat(tables.get(0).source())
        .startsWith("% \\usepackage{array,booktabs,siunitx}\n")
        .contains(
            "\\noindent\\begin{tabular}{@{}lS[table-format=1.2(2)]S[table-format=1.3(2)]S[table-format=1]@{}}\n",
            "r {[}Mpc/h{]}",
            "a\\_b",
            """
            \\midrule
            $0.5$--$2.5$ & {--} & {--} & {--} \\\\
            $2.5$--$4.5$ & 9.80(12) & 0.857(12) & {--} \\\\
            \\bottomrule
            """,
            "rounded by the rule of the Particle Data Group");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.857 | 0.0123 | 0.857(12)  | S[table-format=1.3(2)]",
        "-402.4 | 11.3  | -402(11)   | S[table-format=-3(2)]",
        "1.5 | 0.9996   | 1.5(10)    | S[table-format=1.1(2)]",
        "0.827 | 0.367  | 0.8(4)     | S[table-format=1.1(1)]",
        "4.02e-5 | 3.6e-6 | 4.0(4)e-5 | S[table-format=1.1(1)e-1]",
        "123456 | 1234  | 1.235(12)e5 | S[table-format=1.3(2)e1]",
        "1.2 | 3e-16    | 1.2        | S[table-format=1.1]",
        "NaN | 1        | {--}       | S[table-format=1]",
      })
  void columnsOfSiunitxHoldTheirNumbers(double value, double error, String cell, String type) {
    SiunitxColumn column = SiunitxColumn.of(List.of(SiunitxColumn.number(value, error)));
    assertThat(column.cell(0)).isEqualTo(cell);
    assertThat(column.type()).isEqualTo(type);
  }

  @Test
  void aTableOfVerdictsHasTheWorstOfEverySourceAndOneOfGatesTheRawP() {
    Report report =
        new Report(
            "run",
            "",
            List.of(new Report.Source("m", "", Role.NEGATIVE_CONTROL)),
            List.of(
                new Verdict(
                    "m", "xi", "hotelling-20-120", Status.FAIL, "T", 64.4, 60.2, 1.02e-6, 1e-5),
                new Verdict("m", "xi", "equivalence", Status.PASS, "ok", 0, 0, NAN, NAN),
                new Verdict("m", "wp", "hotelling", Status.PASS, "ok", 0, 0, NAN, NAN)),
            List.of(),
            List.of(),
            List.of(),
            "");
    assertThat(LatexTables.verdicts(report, new FileNames()).get(0).source())
        .contains("\\midrule\nm$^c$ & \\textbf{FAIL} (1/2) & PASS \\\\\n\\bottomrule");
    assertThat(LatexTables.gates(report, new FileNames()).get(0).source())
        .contains(
            "m & xi & hotelling-20-120 & \\textbf{FAIL} & 64.4 & 60.2 & 1.0e-6 & 1.0e-5 \\\\\n");
  }

  /** Seven inches hold some six columns of ratios, and a page some forty rows. */
  @Test
  void wideAndLongTablesAreDealtOutEvenly() {
    double[] ones = new double[60];
    Arrays.fill(ones, 0.123);
    Axis axis = Axis.sampled("r", "Mpc/h", IntStream.range(1, 61).asDoubleStream().toArray());
    ComponentComparison xi =
        new ComponentComparison(
            "xi", "", axis, series(ones, ones), series(ones, ones), ones, ones, ones);
    StatisticSection section =
        new StatisticSection(
            "xi",
            "",
            IntStream.range(0, 13)
                .mapToObj(i -> new Comparison("source-" + i, "xi", true, 4, 4, List.of(xi)))
                .toList(),
            List.of());
    List<LatexTable> tables = LatexTables.statistic(section, new FileNames());
    assertThat(tables)
        .extracting(LatexTable::name)
        .startsWith("xi-1", "xi-2")
        .doesNotHaveDuplicates();
    List<Integer> numbers = new ArrayList<>();
    int rows = 0;
    for (LatexTable table : tables) {
      numbers.add((int) Pattern.compile("S\\[").matcher(table.source()).results().count() - 1);
      int own = (int) table.source().lines().filter(l -> l.matches("\\$\\d.*")).count();
      assertThat(own).isBetween(1, LatexTable.MOST_ROWS);
      rows += own;
    }
    assertThat(rows).isEqualTo(60 * tables.size() / 2);
    assertThat(numbers.stream().mapToInt(n -> n).sum()).isEqualTo(2 * 13);
    assertThat(Collections.max(numbers) - Collections.min(numbers)).isLessThanOrEqualTo(1);
  }

  @Test
  void hostileNamesCannotActAsCommands() {
    assertThat(
            LatexText.escaped(
                "\\input{/etc/passwd} $x_1^2$ 5% #1 & ~ \"q\" [t]* <b> | \ud83d\ude80 ξ₀ × þ"))
        .isEqualTo(
            "\\textbackslash{}input\\{/etc/passwd\\} \\$x\\_1\\textasciicircum{}2\\$ 5\\% \\#1 \\&"
                + " \\textasciitilde{} ''q'' {[}t{]}{*} \\textless{}b\\textgreater{} \\textbar{} U+1F680"
                + " $\\xi$$_{0}$ $\\times$ U+00FE");
    Report hostile = HostileReport.report();
    String tables =
        LatexTables.of(hostile).stream()
            .map(t -> t.caption() + t.source())
            .collect(Collectors.joining());
    String paper = PaperDocument.document(hostile, Charts.of(hostile), LatexTables.of(hostile));
    assertThat(commands(tables + paper)).isSubsetOf(ALLOWED);
    // Files that are read are those the program names.
    assertThat(
            Pattern.compile("\\\\input\\{([^}]*)\\}").matcher(paper).results().map(m -> m.group(1)))
        .isNotEmpty()
        .allMatch(f -> f.matches("\\.\\./tables/[\\w.-]+\\.tex"));
    assertThat(tables + paper)
        .doesNotContain("\\\\ [", "\\\\\n[", "\u202e", "\u0007")
        .contains("U+202E", "U+0007");
  }

  static Stream<String> commands(String latex) {
    return Pattern.compile("\\\\([A-Za-z]+)")
        .matcher(latex)
        .results()
        .map(m -> m.group(1))
        .distinct();
  }

  static final List<String> ALLOWED =
      List.of(
          ("allowbreak arraybackslash author begin begingroup bigskip bottomrule caption centering"
                  + " clearpage date documentclass emergencystretch end endgroup footnotesize hfill hspace"
                  + " includegraphics input ldots linewidth maketitle midrule noindent num par pm raggedright section"
                  + " setlength sisetup smallskip tabcolsep textasciicircum textasciitilde"
                  + " textbackslash textbar textbf textgreater textit textless title toprule"
                  + " usepackage xi")
              .split(" "));

  private static ComponentComparison.Series series(double[] mean, double[] error) {
    return new ComponentComparison.Series(mean, error, error);
  }
}
