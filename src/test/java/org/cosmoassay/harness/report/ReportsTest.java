package org.cosmoassay.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    assertThat(Files.readString(run.resolve("paper/references.bib")))
        .contains("{PeeblesHauser1974,", "{Hotelling1931,", "{Holm1979,")
        .doesNotContain("{Schuirmann1987,");
    String first = Files.readString(junit);

    Files.delete(junit);
    shell("gate", run);
    assertThat(junit).hasContent(first);

    String printed = shell("report", run, "--html", "--tex");
    assertThat(printed.lines())
        .containsExactly(
            run.resolve("report.html").toString(), run.resolve("paper/paper.tex").toString());
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

  /** Digits, signs and the i of Turkish differ between these; pictures are the report's tests. */
  @Test
  void aRunIsTheSameUnderEveryLocale() throws Exception {
    Locale before = Locale.getDefault();
    Map<String, String> here = machineFiles(run("here"));
    assertThat(here)
        .containsKeys(
            "run.json", "junit.xml", "tables/xi.csv", "tables/xi.tex", "figures/xi-xi.csv");
    try {
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(machineFiles(run("in-" + tag))).as(tag).isEqualTo(here);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Map<String, String> machineFiles(Path run) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(run)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(path).toString().replace('\\', '/');
        // Times are of one run only.
        if (name.matches("[^.].*\\.(json|xml|csv|tex|bib|npz)") && !name.equals("timings.json")) {
          files.put(name, Files.readString(path, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
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
    return run("run");
  }

  private Path run(String name) throws Exception {
    Path file = Files.writeString(directory.resolve("small.yaml"), BENCHMARK);
    Path run = directory.resolve(name);
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
