package org.cosmoassay.harness.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.serve.StoredRuns.Found;
import org.cosmoassay.statistics.comparison.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server of runs must not do, whatever is asked. */
final class RunServerSafetyTest {

  private static final String LOCAL = "Host: localhost\r\n";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path directory;

  @SuppressWarnings("NullAway.Init") // set below
  private static Path run;

  @SuppressWarnings("NullAway.Init") // set below
  private static RunServer server;

  @BeforeAll
  static void start() throws Exception {
    Path root = Files.createDirectories(directory.resolve("runs"));
    run = new StoredRuns(root).store("a", "halos", 1, new Found("model", Status.PASS, 1));
    Files.writeString(directory.resolve("secret.json"), "{}");
    Files.writeString(root.resolve("beside.json"), "{}");
    Files.createDirectories(run.resolve("tables"));
    Files.writeString(run.resolve("tables/xi.csv"), "r,xi\n");
    Files.writeString(run.resolve("secret.key"), "no");
    Files.createDirectories(run.resolve(".cache"));
    Files.writeString(run.resolve(".cache/x.json"), "{}");
    Files.createSymbolicLink(run.resolve("out.json"), directory.resolve("secret.json"));
    Files.createSymbolicLink(run.resolve("up"), directory);
    Files.createSymbolicLink(run.resolve("in.csv"), run.resolve("tables/xi.csv"));
    Files.createSymbolicLink(root.resolve("linked"), directory);
    server = RunServer.start(root, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/runs/../secret.json",
        "/runs/a/../../secret.json",
        "/runs/a/%2e%2e/%2e%2e/secret.json",
        "/runs/a/%2E%2E%2F%2E%2E%2Fsecret.json",
        "/runs/a/..%2f..%2fsecret.json",
        "/runs/a/..%5c..%5csecret.json",
        "/runs/a/%252e%252e/secret.json",
        "/runs/a/%c0%ae%c0%ae/%c0%ae%c0%ae/secret.json",
        "/runs/a/tables/..%00/xi.csv",
        "/runs/a/report.html%00.json",
        "/runs/a/out.json",
        "/runs/a/up/secret.json",
        "/runs/linked/secret.json",
        "/runs/linked/runs/a/run.json",
        "/runs/beside.json",
        "/runs/a/.cache/x.json",
        "/runs/a/secret.key",
        "/runs/a/tables",
        "/runs/a/tables/",
        "/runs/",
        "/runs//a/report.html",
        "/runs/a//report.html",
        "/runs/a/report.html/",
        "/runs/a/none.html",
        "/runs/%zz",
        "/runs/a/%",
        "/%2e%2e/secret.json",
        "//runs/a/report.html",
        "/etc/passwd",
        "/style.css/x"
      })
  void nothingElseIsServed(String path) throws IOException {
    assertThat(Client.status(server, path, LOCAL)).isIn(400, 404, 421);
    assertThat(Client.raw(server, path, LOCAL)).doesNotContain("{}", "r,xi", "report of 1");
  }

  @Test
  void filesOfRunsAreServed() throws Exception {
    for (Map.Entry<String, String> file :
        Map.of(
                "/runs/a/report.html", "text/html; charset=utf-8",
                "/runs/a/run.json", "application/json",
                "/runs/a/tables/xi.csv", "text/csv; charset=utf-8",
                "/runs/a/in.csv", "text/csv; charset=utf-8",
                "/style.css", "text/css; charset=utf-8")
            .entrySet()) {
      HttpResponse<String> response = Client.get(server, file.getKey());
      assertThat(response.statusCode()).as(file.getKey()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains(file.getValue());
      assertThat(response.body()).isNotEmpty();
    }
    assertThat(Client.get(server, "/runs/a").headers().firstValue("Location"))
        .contains("/runs/a/report.html");
    assertThat(Client.get(server, "/favicon.ico").statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: 127.0.0.1.evil.example\r\n",
        "Host: 127.0.0.2\r\n",
        "Host: localhost:8642:1\r\n",
        "Host: user@localhost\r\n",
        "Host: \r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "X: y\r\n"
      })
  void otherNamesAreNotAnswered(String host) throws IOException {
    assertThat(Client.status(server, "/", host)).isIn(400, 421);
    assertThat(Client.raw(server, "/", host)).doesNotContain("halos");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:9", "127.0.0.1", "127.0.0.1:8642", "[::1]", "[::1]:80"})
  void namesOfThisMachineAreAnswered(String host) throws IOException {
    assertThat(Client.raw(server, "/", "Host: " + host + "\r\n")).contains("200 OK", "halos");
  }

  @Test
  void anAddressOfAnotherServerIsNotAnswered() throws IOException {
    assertThat(Client.status(server, "http://evil.example/", LOCAL)).isIn(400, 404, 421);
  }

  @Test
  void runsAreOnlyRead() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND")) {
      HttpResponse<String> response = Client.send(server, "/runs/a/report.html", method);
      assertThat(response.statusCode()).as(method).isEqualTo(405);
      assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }
    HttpResponse<String> head = Client.send(server, "/runs/a/report.html", "HEAD");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValueAsLong("Content-Length"))
        .hasValue(Files.size(run.resolve("report.html")));
  }

  @Test
  void everyAnswerTellsBrowsersWhatIsAllowed() throws Exception {
    for (String path : List.of("/", "/trends", "/style.css", "/none", "/compare", "/?page=%c0")) {
      String answer = Client.raw(server, path, LOCAL);
      assertThat(answer)
          .as(path)
          .containsIgnoringCase("X-Content-Type-Options: nosniff")
          .containsIgnoringCase("Referrer-Policy: no-referrer")
          .containsIgnoringCase("Cross-Origin-Resource-Policy: same-origin")
          .contains("default-src 'none'; style-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe-inline", "script-src");
    }
    // Reports run their own scripts, in an origin that sees nothing of this one.
    assertThat(Client.raw(server, "/runs/a/report.html", LOCAL))
        .contains("default-src 'none'", "sandbox allow-scripts", "frame-ancestors 'none'")
        .doesNotContain("allow-same-origin", "connect-src", "'self'");
  }

  @Test
  void noOtherInterfaceListens() throws IOException {
    assertThat(InetAddress.getByName(server.address().getHost()).isLoopbackAddress()).isTrue();
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(network.getInetAddresses())) {
        if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, server.address().getPort()).close())
              .isInstanceOf(ConnectException.class);
        }
      }
    }
  }

  @Test
  void aPortIsFreeAgainAfterClosing() throws IOException {
    RunServer first = RunServer.start(directory.resolve("runs"), 0);
    int port = first.address().getPort();
    first.close();
    try (RunServer again = RunServer.start(directory.resolve("runs"), port)) {
      assertThat(Client.status(again, "/", LOCAL)).isEqualTo(200);
    }
  }
}
