package org.cosmoassay.harness.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cosmoassay.harness.serve.StoredRuns.Found;
import org.cosmoassay.statistics.comparison.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a server over run directories, asked by a real client. */
final class RunServerTest {

  private static final Found PASSES = new Found("model", Status.PASS, 10);
  private static final Found FAILS = new Found("model", Status.FAIL, 30);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @SuppressWarnings("NullAway.Init") // set below
  private Path root;

  @SuppressWarnings("NullAway.Init") // set below
  private StoredRuns runs;

  @SuppressWarnings("NullAway.Init") // set below
  private RunServer server;

  @BeforeEach
  void start() throws IOException {
    root = Files.createDirectories(directory.resolve("runs"));
    runs = new StoredRuns(root);
    server = RunServer.start(root, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String page(String path) throws Exception {
    HttpResponse<String> response = Client.get(server, path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    return response.body();
  }

  /** Directories in the rows of the index, in their order. */
  private static List<String> listed(String page) {
    return Pattern.compile(
            "<th role=\"rowheader\" scope=\"row\">(?:<a [^>]*>)?<bdi class=\"name\">([^<]*)</bdi>")
        .matcher(page)
        .results()
        .map((MatchResult m) -> m.group(1))
        .toList();
  }

  @Test
  void theIndexListsRunsTheNewestFirstAndFindsNewOnesByItself() throws Exception {
    assertThat(page("/")).contains("There is no run here yet.");
    runs.store("old", "halos", 1, PASSES);
    runs.store("nightly/new", "halos", 3, FAILS);
    String page = page("/");
    assertThat(listed(page)).containsExactly("nightly/new", "old");
    assertThat(page)
        .contains("2 runs.", "href=\"/runs/nightly/new/report.html\"", "2026-03-03 12:00")
        .contains("<span class=\"status fail\"><span aria-hidden=\"true\">✗</span> FAIL</span>")
        .contains("model passes every gate.");
    runs.store("between", "halos", 2, PASSES);
    assertThat(listed(page("/"))).containsExactly("nightly/new", "between", "old");
    // A run that is repeated in its directory is read again.
    runs.store("nightly/new", "halos", 3, PASSES);
    assertThat(page("/")).doesNotContain("✗");
  }

  @Test
  void filtersAreByTextVerdictBenchmarkAndDay() throws Exception {
    runs.store("a", "halos", 1, PASSES);
    runs.store("b", "halos", 2, FAILS);
    runs.store("c", "galaxies", 3, new Found("Diffusion", Status.INCONCLUSIVE, 1));
    Files.createDirectories(root.resolve("d/measurements"));
    assertThat(listed(page("/?text=DIFF"))).containsExactly("c");
    assertThat(listed(page("/?text=gala"))).containsExactly("c");
    assertThat(listed(page("/?verdict=pass"))).containsExactly("a");
    assertThat(listed(page("/?verdict=inconclusive"))).containsExactly("c");
    assertThat(listed(page("/?verdict=unfinished"))).containsExactly("d");
    assertThat(listed(page("/?benchmark=halos"))).containsExactly("b", "a");
    assertThat(listed(page("/?from=2026-03-02&to=2026-03-02"))).containsExactly("b");
    assertThat(page("/?text=%3Cq%22&verdict=pass&from=2026-03-01"))
        .contains("None of 4 runs is like that.")
        .contains("value=\"&lt;q&quot;\"", "value=\"2026-03-01\"")
        .contains("<option value=\"pass\" selected=\"selected\">");
    assertThat(page("/?from=yesterday"))
        .contains("from &quot;yesterday&quot; is no day; write it as 2026-01-31");
  }

  @Test
  void manyRunsComeInPages() throws Exception {
    for (int i = 0; i < 103; i++) {
      runs.store("r%03d".formatted(i), "halos", 1, PASSES);
    }
    String first = page("/?verdict=pass");
    assertThat(listed(first)).hasSize(100);
    assertThat(first).contains("Runs 1 to 100 of 103.", "href=\"/?verdict=pass&amp;page=2\">older");
    assertThat(listed(page("/?verdict=pass&page=2"))).containsExactly("r100", "r101", "r102");
    assertThat(listed(page("/?page=999999"))).hasSize(3);
  }

  @Test
  void trendsShowEveryGateOverTheRuns() throws Exception {
    runs.store("a", "halos", 1, PASSES, new Found("other", Status.PASS, 1));
    runs.store("b", "halos", 2, new Found("model", Status.PASS, 15));
    runs.store("c", "halos", 3, "bins=b", FAILS, new Found("other", Status.PASS, 1));
    runs.store("x", "galaxies", 4, PASSES);
    String trends = page("/trends?benchmark=halos");
    assertThat(listed(trends)).containsExactly("model", "other");
    assertThat(trends)
        .contains("2 gates and sources over 3 runs", "was PASS", "was not judged")
        // Values 10, 15 and 30 over 20: 0.5, 0.75, 1.5 between 4 px from the left and right.
        .contains("<polyline points=\"4.0,24.0 60.0,19.0 116.0,4.0\"/>")
        .contains("y1=\"14.0\" y2=\"14.0\"");
    assertThat(page("/trends")).contains("Trends of <bdi class=\"name\">galaxies</bdi>");
    assertThat(listed(page("/trends?benchmark=halos&source=other"))).containsExactly("other");
    assertThat(page("/trends?benchmark=halos&statistic=knn-cdf")).contains("Nothing of this");
    runs.store("d", "halos", 4, "bins=b", FAILS, new Found("other", Status.PASS, 1));
    assertThat(listed(page("/trends?benchmark=halos&changed=yes"))).isEmpty();

    String trend = page("/trend?benchmark=halos&source=model&statistic=xi&gate=hotelling");
    assertThat(listed(trend)).containsExactly("d", "c", "b", "a");
    assertThat(trend)
        .contains("<svg", "hotelling of model in xi over 4 runs", "T² = 15.0")
        .containsOnlyOnce("measured otherwise than in the run before");
    assertThat(Client.get(server, "/trend?benchmark=halos&source=nobody").statusCode())
        .isEqualTo(404);
  }

  @Test
  void brokenRunsAreShownAndBreakNothing() throws Exception {
    runs.store("good", "halos", 1, PASSES);
    String json = Files.readString(root.resolve("good/run.json"));
    for (String[] broken :
        new String[][] {
          {"empty", ""},
          {"cut", json.substring(0, json.length() / 2)},
          {"list", "[1, 2]"},
          {"version", json.replaceFirst("(schema_version\" *: *)1", "$1" + "99")},
          {"status", json.replace("\"PASS\"", "\"FINE\"")},
          {"without", json.replace("\"sources\"", "\"sauces\"")}
        }) {
      Files.createDirectories(root.resolve(broken[0]));
      Files.writeString(root.resolve(broken[0]).resolve("run.json"), broken[1]);
    }
    Files.createDirectories(root.resolve("folder/run.json"));
    Files.createDirectories(root.resolve("stopped/.cache"));
    Files.createFile(root.resolve("stopped/.cache/lock"));
    Files.writeString(root.resolve("notes.txt"), "no run");
    Files.createDirectories(root.resolve("empty-folder"));
    String page = page("/");
    assertThat(listed(page))
        .containsExactlyInAnyOrder(
            "good", "empty", "cut", "list", "version", "status", "without", "folder", "stopped");
    assertThat(page)
        .contains("schema version 99 where this program reads 1", "run.json is no regular file")
        .contains("no result yet: the run is at work, or was stopped");
    assertThat(page.split("> BROKEN<", -1)).hasSize(8);
    assertThat(listed(page("/trends"))).containsExactly("model");
    HttpResponse<String> front = Client.get(server, "/runs/cut");
    assertThat(front.statusCode()).isEqualTo(404);
    assertThat(front.body()).contains("not a readable run record");
    assertThat(Client.get(server, "/compare?run=cut").statusCode()).isEqualTo(404);
  }

  @Test
  void hostileNamesAreText() throws Exception {
    String name = "<img src=x onerror=alert(1)> \"'&% #?\u202e";
    runs.store(name, name, 1, new Found("mine", Status.PASS, 1));
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
    String shown = "&lt;img src=x onerror=alert(1)&gt;";
    String query = "?benchmark=" + encoded + "&source=mine";
    for (String path :
        List.of(
            "/",
            "/?text=" + encoded,
            "/trends",
            "/trends" + query + "&statistic=xi",
            "/trend" + query + "&statistic=xi&gate=hotelling")) {
      // What a form sends back is the name itself, which nobody sees.
      assertThat(page(path).replaceAll("value=\"[^\"]*\"", ""))
          .as(path)
          .contains(shown)
          .doesNotContain("<img", "<script", "\u202e", "\u0000");
    }
    Matcher report = new Matcher(page("/"), "href=\"(/runs/[^\"]*/report.html)\"");
    assertThat(page(report.first())).contains("report of 1");
    assertThat(Client.get(server, "/compare?run=" + encoded + "x").body())
        .contains(shown)
        .doesNotContain("<img");
  }

  @Test
  void recordsWithNamesThatArePathsAreListedAsUnreadable() throws Exception {
    runs.store("run", "bench", 1, new Found("../<img>", Status.PASS, 1));
    assertThat(page("/"))
        .contains("../&lt;img&gt;")
        .doesNotContain("<img", "href=\"/trend?benchmark=bench");
    assertThat(page("/trends")).contains("Nothing of this is in the runs here");
  }

  /** The first group of a pattern in a text. */
  private record Matcher(String text, String pattern) {
    String first() {
      return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group(1);
    }
  }
}
