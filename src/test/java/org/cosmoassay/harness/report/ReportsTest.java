package org.cosmoassay.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.harness.cli.Main;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecordFile;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

  private static final String BENCHMARK =
      """
      name: small
      seed: 1
      reference: {name: points, generator: uniform, points: 60, realizations: 6, box: 50}
      sources:
        - {name: model, generator: uniform, points: 60}
        - {name: twins, control: negative, perturbed: {source: reference, defect: duplicated-points, amount: 0.5}}
      statistics:
        - xi: {bins: "lin:1:21:10"}
      gates:
        - {statistic: xi, test: hotelling, range: [5, 20]}
      report: {html: false, pdf: false, latex: true}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void aRunAndItsCommandsWriteWhatTheyAreAskedFor() throws Exception {
    Path run = run();
    Path junit = run.resolve("junit.xml");
    assertThat(run.resolve("tables/xi.tex")).exists();
    assertThat(run.resolve("report.html")).doesNotExist();
    String first = Files.readString(junit);

    Files.delete(junit);
    shell("gate", run);
    assertThat(junit).hasContent(first);

    String printed = shell("report", run, "--html", "--tex");
    assertThat(printed.lines())
        .containsExactly(
            run.resolve("report.html").toString(), run.resolve("tables/verdicts.tex").toString());
    assertThat(run.resolve("report.pdf")).doesNotExist();
    assertThat(Files.readString(run.resolve("report.html")))
        .contains(
            "Against 6 realizations of points:",
            "twins is caught, as a negative control must be.",
            "11 from 1.0 to 21.0",
            // All points of a small box, to be turned around.
            "\"cube\":{\"periodic\":true,\"sides\":[50,50,50]",
            "./cosmoassay run benchmark.yaml",
            "https://doi.org/10.1086/190308\">");
  }

  @Test
  void verdictsJudgedAgainReplaceTheStoredOnes() throws Exception {
    RunDirectory run = RunDirectory.finished(run());
    RunRecord record = RunRecordFile.read(run);
    Verdict other =
        new Verdict("model", "xi", "baseline", Status.ERROR, "judged again", 0, 0, 1, 1);
    Reports.writeJUnit(run, ReportBuilder.ofVerdicts(record.withVerdicts(List.of(other)), ""));
    assertThat(Files.readString(run.root().resolve("junit.xml")))
        .contains("<error message=\"judged again\"/>")
        .doesNotContain("hotelling");
    assertThat(Headline.of(record.withVerdicts(List.of(other))))
        .isEqualTo(
            "Against 6 realizations of points: model is undecided;"
                + " twins is a negative control that no gate caught.");
    Verdict fails = new Verdict("model", "xi", "hotelling", Status.FAIL, "off", 9, 1, 0, 0);
    assertThat(Headline.of(shown(record, "model").withVerdicts(List.of(fails))))
        .isEqualTo(
            "Against 6 realizations of points: model fails, as an exhibit that does not decide the"
                + " exit code; twins is a negative control that no gate caught.");
    Verdict skipped =
        new Verdict("model", "xi", "equivalence", Status.SKIPPED, "too few pairs", 0, 0, 1, 1);
    assertThat(Headline.of(record.withVerdicts(List.of(skipped))))
        .isEqualTo(
            "Against 6 realizations of points: model fails no gate, but gates were skipped;"
                + " twins is a negative control that no gate caught.");
  }

  /** The record with a source as an exhibit. */
  private static RunRecord shown(RunRecord run, String source) {
    List<SourceRecord> sources =
        run.sources().stream()
            .map(
                s ->
                    s.name().equals(source)
                        ? new SourceRecord(
                            s.name(),
                            s.description(),
                            s.paired(),
                            Role.EXHIBIT,
                            s.clouds(),
                            s.missing())
                        : s)
            .toList();
    return new RunRecord(
        run.name(),
        run.configuration(),
        run.reference(),
        sources,
        run.statistics(),
        run.verdicts(),
        run.comparisons(),
        run.provenance());
  }

  private Path run() throws Exception {
    Path file = Files.writeString(directory.resolve("small.yaml"), BENCHMARK);
    Path run = directory.resolve("run");
    shell("run", file, "--out", run);
    return run;
  }

  private static String shell(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    Main.execute(new PrintWriter(out), new PrintWriter(err), texts);
    assertThat(err.toString()).isEmpty();
    return out.toString();
  }
}
