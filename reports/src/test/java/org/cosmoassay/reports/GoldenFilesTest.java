package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cosmoassay.reports.Method.Kind;
import org.cosmoassay.reports.ModelTables.Format;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every file and text that programs read, byte for byte, whatever the locale writes numbers with
 * and makes of an i. {@code -Dcosmoassay.rewrite=true} writes the files in {@code
 * src/test/resources/golden} anew.
 */
class GoldenFilesTest {

  private static final Path SOURCES = Path.of("src", "test", "resources", "golden");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path run;

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
  void areTheSameUnderEveryLocale(String tag) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      Map<String, String> made = made();
      if (Boolean.getBoolean("cosmoassay.rewrite")) {
        for (Map.Entry<String, String> file : made.entrySet()) {
          Files.createDirectories(SOURCES);
          Files.writeString(SOURCES.resolve(file.getKey()), file.getValue());
        }
      }
      assertThat(made).hasSize(14);
      for (Map.Entry<String, String> file : made.entrySet()) {
        assertThat(file.getValue()).as(file.getKey()).isEqualTo(golden(file.getKey()));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private Map<String, String> made() throws IOException {
    Report report = cited(MachineFormatsTest.small());
    ReportWriter.writeAll(report, run, new ReportWriter.Options(false, false, true));
    Map<String, String> made = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        // Pictures are compared in another process by ReportWriterTest.
        if (!name.matches(".*\\.(svg|pdf)")) {
          made.put(name, Files.readString(file));
        }
      }
    }
    made.put("summary.md", ContinuousIntegration.markdown(report));
    made.put(
        "annotations.txt", String.join("\n", ContinuousIntegration.gitHubCommands(report)) + "\n");
    for (ModelTables.Format format : List.of(Format.MD, Format.TEX, Format.CSV)) {
      made.put("compare." + format, ModelTables.render(ModelTablesTest.small(), format));
    }
    return made;
  }

  static Report cited(Report r) {
    return new Report(
        r.name(),
        r.headline(),
        r.sources(),
        r.verdicts(),
        r.statistics(),
        r.slices(),
        r.novelty(),
        r.inference(),
        r.provenance(),
        r.configuration(),
        r.calibrations(),
        r.responses(),
        r.parts(),
        List.of(
            new Method(
                Kind.STATISTIC,
                "xi",
                "Two-point correlation function",
                List.of("doi:10.1086/190308")),
            new Method(
                Kind.TEST, "mmd", "mmd", List.of("bibtex:Gretton2012", "arXiv:astro-ph/0511773"))));
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = GoldenFilesTest.class.getResourceAsStream("/golden/" + name)) {
      assertThat(file).as("golden/%s", name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
