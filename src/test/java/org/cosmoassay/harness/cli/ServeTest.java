package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} from its start to its end, over runs that the program made. */
final class ServeTest {

  private static final long PATIENCE_SECONDS = 60;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private void run(String name, int points) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve(name + ".yaml"),
            """
            name: small
            reference: {name: truth, generator: uniform, points: 100, realizations: 6, box: 100}
            sources: [{name: %s, generator: uniform, points: %d, realizations: 6}]
            statistics: [{xi: {bins: "edges:4,20,40"}}]
            gates: [{statistic: xi, test: hotelling}]
            report: {html: false, pdf: false}
            """
                .formatted(name, points));
    Shell.Result result = Shell.run("run", file, "--out", directory.resolve("runs").resolve(name));
    assertThat(result.code()).as(result.out() + result.err()).isIn(0, 3);
  }

  @Test
  void runsAreComparedUntilTheServerIsStopped() throws Exception {
    run("few", 80);
    run("many", 120);
    StringWriter out = new StringWriter();
    AtomicInteger code = new AtomicInteger(-1);
    Thread command =
        new Thread(
            () ->
                code.set(
                    Main.execute(
                        new PrintWriter(out, true),
                        new PrintWriter(out, true),
                        "serve",
                        directory.resolve("runs").toString(),
                        "--port",
                        "0")));
    command.start();
    String address = address(out);
    String page = get(address + "compare?run=few&run=many");
    assertThat(page)
        .contains("<h1>Models against <bdi class=\"name\">truth</bdi></h1>")
        .contains("<bdi class=\"name\">few</bdi>", "<bdi class=\"name\">many</bdi>", "± ")
        .contains("href=\"/compare?run=few&amp;run=many&amp;format=tex\"");
    assertThat(get(address + "compare?run=few&run=many&format=md")).startsWith("| model | xi |");
    assertThat(get(address + "compare?run=few&run=many&format=csv"))
        .isEqualTo(
            Shell.run(
                    "compare",
                    directory.resolve("runs/few"),
                    directory.resolve("runs/many"),
                    "--format",
                    "csv")
                .out());
    assertThat(get(address + "compare")).contains("Choose from 1 to 20 runs");
    command.interrupt();
    command.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    assertThat(code).hasValue(ExitCode.PASS);
    CompletableFuture<Boolean> refused =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.discarding())
            .handle((response, problem) -> problem != null);
    assertThat(refused.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private static String get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String address(StringWriter out) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      Matcher matcher = Pattern.compile("http://\\S+/").matcher(out.toString());
      if (matcher.find()) {
        return matcher.group();
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    throw new AssertionError("no address in: " + out);
  }

  @Test
  void whatCannotBeServedIsNamed() throws Exception {
    assertThat(Shell.run("serve", directory.resolve("none")).err())
        .contains("none: no directory; name the one that holds run directories");
    Files.createDirectories(directory.resolve("runs/a"));
    Files.writeString(directory.resolve("runs/a/run.json"), "{}");
    Shell.Result itself = Shell.run("serve", directory.resolve("runs/a"));
    assertThat(itself.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(itself.err()).contains("this is a run itself; name the directory that holds it");
    assertThat(Shell.run("serve", directory.resolve("runs"), "--port", "70000").err())
        .contains("--port 70000: a port is between 0 and 65535");
  }
}
