package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cosmoassay.harness.store.Calibration;
import org.cosmoassay.harness.store.CalibrationFile;
import org.cosmoassay.harness.store.RunStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gates of a benchmark of points without structure, calibrated. */
final class CalibrateTest {

  private static final String BENCHMARK =
      """
      name: plain
      seed: 5
      reference: {name: truth, generator: uniform, box: 100, points: 150, realizations: 12, parameters: {count: fixed}}
      sources:
        - {name: more, generator: uniform, realizations: 12, parameters: {count: fixed}}
      statistics:
        - xi: {bins: "edges:1,10,20,30"}
        - knn-cdf: {k: [1], queries: 500, bins: "lin:2:12:3"}
      gates:
        - {statistic: xi, test: hotelling, alpha: 0.05}
        - {statistic: knn-cdf, test: hotelling, alpha: 0.05}
      report: {html: true, pdf: false}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private Path benchmark(String more) throws IOException {
    return Files.writeString(directory.resolve("plain.yaml"), BENCHMARK + more);
  }

  private Shell.Result calibrate(Path file, String out, String... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("calibrate", file, "--out", directory.resolve(out)));
    arguments.addAll(List.of("--pool", "more", "--trials", "200", "--power-trials", "20"));
    arguments.addAll(List.of(more));
    return Shell.run(arguments.toArray());
  }

  @Test
  void alarmsAreRareAndGrossDefectsAreSeen() throws IOException, RunStoreException {
    Shell.Result result =
        calibrate(benchmark(""), "a", "--defect", "thinning", "--defect", "missing-close-pairs");
    assertThat(result.code()).as(result.err()).isZero();
    Calibration calibration = CalibrationFile.read(directory.resolve("a/calibration.json"));
    assertThat(calibration.pool()).containsExactly("truth", "more");
    assertThat(calibration.clouds()).isEqualTo(24);
    assertThat(calibration.referenceClouds()).isEqualTo(12);
    assertThat(calibration.generatedClouds()).isEqualTo(12);
    assertThat(calibration.paired()).isFalse();
    int xi = calibration.indexOf("xi", "hotelling").orElseThrow();
    int knn = calibration.indexOf("knn-cdf", "hotelling").orElseThrow();
    // Level 0.05 in 200 trials: 3 to 19 alarms with 99.9 % probability.
    assertThat(calibration.nothing().counts().get(xi).alone()).isBetween(1, 19);
    assertThat(calibration.nothing().counts().get(knn).alone()).isBetween(1, 19);
    assertThat(calibration.nothing().counts().get(xi).failed())
        .isLessThanOrEqualTo(calibration.nothing().counts().get(xi).alone());
    int points = calibration.indexOf("sanity", "number-of-points").orElseThrow();
    assertThat(calibration.nothing().counts().get(points).failed()).isZero();
    // 8 of 150 points are missing, 5.3 %, where 5 % are tolerated; of 2 % it is 3 points.
    assertThat(calibration.smallestSeen("thinning", points).orElseThrow().amount()).isEqualTo(0.05);
    // Closer than 8 Mpc/h there are 16 pairs in 150 points of this box, and then none.
    assertThat(calibration.smallestSeen("missing-close-pairs", xi).orElseThrow().amount())
        .isLessThanOrEqualTo(8);
    assertThat(result.out())
        .contains("24 clouds of truth and more, 12 against 12")
        .contains("any gate");
  }

  /** Clouds that are on no side are the training set: one of them, moved, is found among six. */
  @Test
  void copiedCloudsAreSeenByNoveltyAlone() throws IOException, RunStoreException {
    Shell.Result result =
        calibrate(benchmark(""), "a", "--clouds", "6", "--defect", "copied-clouds");
    assertThat(result.code()).as(result.err()).isZero();
    Calibration calibration = CalibrationFile.read(directory.resolve("a/calibration.json"));
    int copies = calibration.indexOf("novelty", "copies").orElseThrow();
    int memorisation = calibration.indexOf("novelty", "memorisation").orElseThrow();
    int xi = calibration.indexOf("xi", "hotelling").orElseThrow();
    assertThat(calibration.nothing().counts().get(copies).failed()).isZero();
    // Level 0.01 in 200 trials: 9 alarms or fewer with 99.9 % probability.
    assertThat(calibration.nothing().counts().get(memorisation).failed()).isLessThan(10);
    assertThat(calibration.smallestSeen("copied-clouds", copies).orElseThrow().amount())
        .isEqualTo(0.01);
    assertThat(calibration.smallestSeen("copied-clouds", memorisation).orElseThrow().amount())
        .isGreaterThan(0.01);
    assertThat(calibration.smallestSeen("copied-clouds", xi)).isEmpty();
    Shell.Result none = calibrate(benchmark(""), "b", "--defect", "copied-clouds");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).hasLineCount(1).contains("copied-clouds: 0 clouds are left over");
  }

  @Test
  void aCalibrationThatWasCutShortGoesOnToTheSameBytes() throws IOException {
    Path file = benchmark("");
    assertThat(calibrate(file, "a", "--defect", "thinning", "--threads", "1").code()).isZero();
    assertThat(calibrate(file, "b", "--defect", "thinning", "--threads", "3").code()).isZero();
    Path finished = directory.resolve("a/calibration.json");
    assertThat(directory.resolve("b/calibration.json")).hasSameTextualContentAs(finished);
    String whole = Files.readString(finished);
    try (Stream<Path> kept = Files.list(directory.resolve("a/.cache/trials"))) {
      for (Path trials : kept.sorted().limit(2).toList()) {
        Files.delete(trials);
      }
    }
    Files.delete(finished);
    assertThat(calibrate(file, "a", "--defect", "thinning").code()).isZero();
    assertThat(finished).hasContent(whole.stripTrailing());
  }

  @Test
  void aReportShowsItBesideEveryVerdictItHoldsFor() throws IOException {
    assertThat(calibrate(benchmark(""), "a", "--defect", "thinning").code()).isZero();
    Path file = benchmark("calibration: a/calibration.json\n");
    Path out = directory.resolve("run");
    Shell.Result run = Shell.run("run", file, "--out", out);
    assertThat(run.code()).as(run.err()).isLessThan(4).isNotEqualTo(2);
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("false alarms ", "sees thinning from 0.05", "24 clouds of truth and more")
        .doesNotContain("not calibrated");
    String changed = Files.readString(file).replaceFirst("alpha: 0.05", "alpha: 0.02");
    Files.writeString(file, changed);
    assertThat(Shell.run("run", file, "--out", out).code()).isNotEqualTo(2);
    assertThat(Files.readString(out.resolve("report.html"))).contains("not calibrated");
    Files.writeString(file, BENCHMARK);
    assertThat(Shell.run("run", file, "--out", out).code()).isNotEqualTo(2);
    assertThat(out.resolve("calibration.json")).doesNotExist();
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("No gate of this benchmark was calibrated");
  }

  @Test
  void badInputIsAnsweredInOneLine() throws IOException {
    Path file = benchmark("");
    Shell.Result defect = calibrate(file, "x", "--defect", "blur");
    assertThat(defect.code()).isEqualTo(2);
    assertThat(defect.err()).hasLineCount(1).contains("--defect blur", "position-jitter");
    Shell.Result pool = calibrate(file, "x", "--pool", "others");
    assertThat(pool.code()).isEqualTo(2);
    assertThat(pool.err()).hasLineCount(1).contains("--pool others", "more");
    Shell.Result trials = Shell.run("calibrate", file, "--trials", "0");
    assertThat(trials.code()).isEqualTo(2);
    assertThat(trials.err()).contains("--trials 0: write 1 or more");
    Shell.Result absent = Shell.run("run", benchmark("calibration: no.json\n"), "--out", directory);
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.err()).hasLineCount(1).contains("no.json", "calibrate");
    Path few =
        Files.writeString(
            directory.resolve("few.yaml"),
            BENCHMARK.replace("realizations: 12", "realizations: 1"));
    Shell.Result tooFew = calibrate(few, "x");
    assertThat(tooFew.code()).isEqualTo(2);
    assertThat(tooFew.err()).hasLineCount(1).contains("2 clouds", "32 or more");
  }
}
