package org.cosmoassay.harness.ci;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reports.ContinuousIntegration;
import org.cosmoassay.reports.ContinuousIntegration.Remark;
import org.cosmoassay.reports.Report;
import tools.jackson.databind.node.ArrayNode;

/**
 * Tells the service that runs this job what the gates say: GitHub Actions by annotations and a
 * summary, GitLab CI by a code quality report beside {@code junit.xml}, which it reads as well.
 */
public final class JobReport {

  /** The name GitLab's own jobs give it. */
  public static final String CODE_QUALITY = "gl-code-quality-report.json";

  private final JobEnvironment environment;

  private JobReport(JobEnvironment environment) {
    this.environment = environment;
  }

  public static JobReport in(JobEnvironment environment) {
    return new JobReport(environment);
  }

  /**
   * Says it, wherever a service listens.
   *
   * @param runDirectory where the report of GitLab goes
   * @param out standard output, for commands; a service reads nothing else there
   */
  public void write(Report report, Path runDirectory, PrintWriter out) throws RunStoreException {
    if (environment.gitHub()) {
      ContinuousIntegration.gitHubCommands(report).forEach(out::println);
    }
    if (environment.summary().isPresent()) {
      append(environment.summary().get(), ContinuousIntegration.markdown(report));
    }
    if (environment.gitLab()) {
      Path file = runDirectory.resolve(CODE_QUALITY);
      try {
        AtomicFile.write(file, Json.print(codeQuality(report, path(runDirectory))));
      } catch (IOException e) {
        throw RunStoreException.writing(file, e);
      }
    }
  }

  /** Other steps of the job write there, too. */
  private static void append(Path summary, String text) throws RunStoreException {
    try {
      Files.writeString(
          summary,
          text,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw RunStoreException.writing(summary, e);
    }
  }

  /** GitLab wants a place in the repository; the run's own record is the nearest there is. */
  private String path(Path runDirectory) {
    Path file = runDirectory.resolve("run.json").toAbsolutePath().normalize();
    Path root = environment.project().orElse(Path.of("")).toAbsolutePath().normalize();
    return (file.startsWith(root) ? root.relativize(file) : file).toString().replace('\\', '/');
  }

  static ArrayNode codeQuality(Report report, String path) {
    ArrayNode issues = Json.MAPPER.createArrayNode();
    for (Remark remark : ContinuousIntegration.remarks(report)) {
      String check = remark.statistic() + " / " + remark.gate();
      String place = String.join("\n", report.name(), remark.source(), check);
      issues
          .addObject()
          .put("description", remark.status() + " " + remark.source() + ": " + remark.reason())
          .put("check_name", check)
          .put("fingerprint", Sha256.of(place.getBytes(StandardCharsets.UTF_8)))
          .put(
              "severity",
              switch (remark.status()) {
                case FAIL -> "major";
                case ERROR -> "critical";
                case INCONCLUSIVE -> "minor";
                case SKIPPED, PASS -> "info";
              })
          .putObject("location")
          .put("path", path)
          .putObject("lines")
          .put("begin", 1);
    }
    return issues;
  }
}
