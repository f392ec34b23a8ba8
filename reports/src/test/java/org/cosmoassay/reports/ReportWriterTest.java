package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

  private static Map<String, Integer> here = Map.of();

  @BeforeAll
  static void writeOnce(@TempDir Path directory) throws IOException {
    here = write(directory, ReportWriter.Options.ALL);
  }

  @Test
  void writesTheSameBytesUnderAnyLocaleAndTimeZone(@TempDir Path directory) throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertThat(write(directory.resolve("there"), ReportWriter.Options.ALL)).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(here.keySet())
        .contains(
            "report.html",
            "report.pdf",
            "junit.xml",
            "tables/verdicts.csv",
            "tables/xi.csv",
            "tables/knn-cdf.csv",
            "tables/verdicts.tex",
            "tables/gates-1.tex",
            "paper/paper.tex",
            "paper/references.bib",
            "figures/xi-xi.pdf",
            "figures/xi-xi-wide.pdf",
            "figures/xi-xi.csv",
            "figures/slice-poisson-wide.pdf",
            "figures/xi-xi.svg",
            "figures/knn-cdf-cdf.svg",
            "figures/slice-poisson.svg")
        .doesNotContain("figures/slice-poisson.pdf");
    assertThat(here.keySet()).filteredOn(f -> f.endsWith(".svg")).hasSize(16);
    assertThat(here.keySet()).filteredOn(f -> f.matches("figures/.*-wide.pdf")).hasSize(16);
    assertThat(here.keySet()).filteredOn(f -> f.matches("figures/.*.csv")).hasSize(16);
  }

  @Test
  void anotherProcessWritesTheSameBytes(@TempDir Path directory) throws Exception {
    Path there = directory.resolve("there");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.language=tr",
                "-Duser.timezone=Asia/Kolkata",
                "-cp",
                classPath,
                ReportWriterTest.class.getName(),
                there.toString())
            .redirectErrorStream(true)
            .start();
    // The libraries underneath like to log; a report is written in silence.
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor()).isZero();
    assertThat(hashes(there)).isEqualTo(here);
  }

  /** Writes the fixture into the directory that is named by the argument. */
  public static void main(String[] arguments) throws IOException {
    ReportWriter.writeAll(ReportFixture.report(), Path.of(arguments[0]), ReportWriter.Options.ALL);
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed(@TempDir Path directory) throws Exception {
    Path occupied = Files.writeString(directory.resolve("occupied"), "a file, not a directory");
    assertThatThrownBy(
            () ->
                ReportWriter.writeAll(
                    HostileReport.report(),
                    occupied,
                    new ReportWriter.Options(false, false, false)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Cannot write " + occupied.resolve("tables"));
  }

  @Test
  void writesOnlyWhatIsAskedFor(@TempDir Path directory) throws Exception {
    assertThat(write(directory, new ReportWriter.Options(false, false, false)).keySet())
        .contains("junit.xml")
        .doesNotContain("report.html", "report.pdf");
  }

  @Test
  void whatAnEarlierReportLeftIsRemovedAndNothingElse(@TempDir Path run) throws Exception {
    Path figures = Files.createDirectories(run.resolve("figures"));
    Path tables = Files.createDirectories(run.resolve("tables"));
    List<Path> stale =
        List.of(
            figures.resolve("old-xi.svg"),
            figures.resolve("old-xi.pdf"),
            figures.resolve("old-xi.csv"),
            tables.resolve("old.csv"),
            tables.resolve("xi.tex"));
    List<Path> kept =
        List.of(
            run.resolve("old-xi.svg"),
            run.resolve("old.csv"),
            figures.resolve("old-xi.png"),
            figures.resolve("my figure.svg"),
            tables.resolve(".hidden.csv"),
            tables.resolve("notes.svg"));
    for (Path path : Stream.concat(stale.stream(), kept.stream()).toList()) {
      Files.writeString(path, "");
    }
    Path directory = Files.createDirectories(tables.resolve("directory.csv"));
    ReportWriter.writeAll(
        ReportFixture.report(), run, new ReportWriter.Options(false, false, false));
    assertThat(stale).allSatisfy(path -> assertThat(path).doesNotExist());
    assertThat(kept).allSatisfy(path -> assertThat(path).exists());
    assertThat(directory).isDirectory();
    assertThat(tables.resolve("xi.csv")).exists();
  }

  @Test
  void junitAloneIsTheSameFile(@TempDir Path directory) throws Exception {
    ReportWriter.writeJUnit(ReportFixture.report(), directory.resolve("run"));
    Map<String, Integer> alone = hashes(directory.resolve("run"));
    assertThat(alone).containsOnlyKeys("junit.xml");
    assertThat(write(directory.resolve("all"), new ReportWriter.Options(false, false, false)))
        .containsAllEntriesOf(alone);
  }

  @Test
  void hostileNamesStayInTheRunDirectory(@TempDir Path directory) throws Exception {
    Path run = directory.resolve("run");
    ReportWriter.writeAll(HostileReport.report(), run, new ReportWriter.Options(true, false, true));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(run);
    }
    try (Stream<Path> files = Files.list(run)) {
      assertThat(files.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("report.html", "junit.xml", "tables", "figures", "paper");
    }
    try (Stream<Path> files = Files.list(run.resolve("figures"))) {
      assertThat(files.map(p -> p.getFileName().toString())).allMatch(n -> n.matches("[\\w.-]+"));
    }
    // A statistic called "verdicts" must not overwrite the verdicts.
    assertThat(Files.readString(run.resolve("tables/verdicts.csv"))).startsWith("source,statistic");
    assertThat(run.resolve("tables/verdicts-2.csv")).exists();
  }

  @Test
  void theFontsAreSmallAndComeWithTheirLicence() throws Exception {
    long bytes = 0;
    for (String file : List.of(Fonts.SANS_REGULAR_FILE, Fonts.SANS_BOLD_FILE, Fonts.MONO_FILE)) {
      try (var stream = Fonts.open(file)) {
        bytes += stream.readAllBytes().length;
      }
    }
    assertThat(bytes).isLessThan(3_000_000);
    try (var licence = Fonts.open("LICENSE-DejaVu.txt")) {
      assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8))
          .contains("Bitstream Vera", "Permission is hereby granted");
    }
  }

  /** Names of the files with a hash of their bytes. */
  private static Map<String, Integer> write(Path run, ReportWriter.Options options)
      throws IOException {
    ReportWriter.writeAll(ReportFixture.report(), run, options);
    return hashes(run);
  }

  private static Map<String, Integer> hashes(Path run) throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(run)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            run.relativize(path).toString().replace('\\', '/'),
            Arrays.hashCode(Files.readAllBytes(path)));
      }
    }
    return files;
  }
}
