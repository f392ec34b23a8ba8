package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.reports.Report.Fact;
import org.cosmoassay.reports.Report.GateRange;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/** A report of somebody who would rather have the page run or rearrange what he names. */
final class HostileReport {

  private HostileReport() {}

  /** Everything a hostile user could put into a name. */
  static List<String> names() {
    return List.of(
        "<img src=x onerror=alert(1)>",
        "\\input{/etc/passwd}",
        "=cmd()|'/C calc'!A0",
        "\u202eelcihev \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
        "a".repeat(300),
        "rocket \ud83d\ude80 ${7*7} #{7*7} <#list 1..9 as x>&amp;",
        "bell \u0007 and half \ud83d",
        "../../etc/cron.d/x",
        "+1",
        "@x",
        "'=1'",
        "</script><!--\u2028");
  }

  /** A report whose every text is hostile, with curves that are all NaN or a single point. */
  static Report report() {
    List<String> names = names();
    double[] none = {Double.NaN, Double.NaN, Double.NaN};
    ComponentComparison.Series empty = new ComponentComparison.Series(none, none, none);
    ComponentComparison nothing =
        new ComponentComparison(
            names.get(0),
            names.get(1),
            Axis.binned(names.get(0), names.get(4), new double[] {1, 2, 3, 4}),
            empty,
            empty,
            none,
            none,
            none);
    double[] one = {3};
    double[] zero = {0};
    ComponentComparison.Series single = new ComponentComparison.Series(one, zero, zero);
    ComponentComparison point =
        new ComponentComparison(
            names.get(5),
            "",
            Axis.sampled("r", "", new double[] {2}),
            single,
            single,
            one,
            zero,
            new double[] {Double.POSITIVE_INFINITY});
    List<Comparison> comparisons =
        names.stream()
            .map(n -> new Comparison(n, names.get(0), false, 1, 1, List.of(nothing, point)))
            .toList();
    List<Verdict> verdicts = new ArrayList<>();
    for (String name : names) {
      for (Status status : Status.values()) {
        verdicts.add(
            new Verdict(
                name,
                names.get(0),
                name,
                status,
                name,
                Double.NEGATIVE_INFINITY,
                Double.NaN,
                0,
                1e-320));
      }
    }
    GateRange everything =
        new GateRange(names.get(0), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.1);
    return new Report(
        names.get(0),
        String.join(" ", names),
        names.stream().map(n -> new Source(n, n, Role.JUDGED)).toList(),
        verdicts,
        List.of(
            new StatisticSection(names.get(0), names.get(5), comparisons, List.of(everything)),
            new StatisticSection("verdicts", "", List.of(), List.of())),
        List.of(
            new Slice(names.get(0), 1000, 500, 10, new double[0], new double[0]),
            new Slice(names.get(4), 1000, 500, 10, new double[] {1}, new double[] {Double.NaN}),
            new Slice(names.get(6), 1000, 500, 10, new double[] {1}, new double[] {2})),
        names.stream().map(n -> new Fact(n, n)).toList(),
        String.join("\n", names));
  }

  /** The report as PDF, rendered once for all tests. */
  static byte[] pdf() {
    return Pdf.BYTES.clone();
  }

  private static final class Pdf {
    private static final byte[] BYTES = PdfReport.render(report(), Charts.of(report()));
  }
}
