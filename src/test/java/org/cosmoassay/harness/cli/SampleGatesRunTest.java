package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTest;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A benchmark with every gate that compares distributions. */
final class SampleGatesRunTest {

  @Test
  void theSameProcessPassesEveryGateAndAnotherOneFails(@TempDir Path directory) throws Exception {
    String gates =
        TwoSampleTests.all().stream()
            .map(TwoSampleTest::name)
            .map("  - {statistic: xi, test: %s, permutations: 1199}\n"::formatted)
            .collect(Collectors.joining());
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: b
            reference: {name: thomas, generator: thomas, points: 200, realizations: 20, box: 60}
            sources:
              - {name: same, generator: thomas, realizations: 20}
              - {name: poisson, generator: uniform, realizations: 20, control: negative}
            statistics: [xi: {bins: "lin:1:21:10"}]
            gates:
            %s
            report: {html: false, pdf: false}
            """
                .formatted(gates));
    Path out = directory.resolve("out");
    Shell.Result result = Shell.run("run", file, "--out", out);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCode.PASS);
    int passed = 0;
    int failed = 0;
    for (JsonNode verdict :
        Json.MAPPER.readTree(Files.readString(out.resolve("run.json"))).path("verdicts")) {
      if (verdict.path("statistic").asString().equals("xi")) {
        boolean same = verdict.path("source").asString().equals("same");
        String status = verdict.path("status").asString();
        passed += same && !status.equals("FAIL") ? 1 : 0;
        failed += !same && status.equals("FAIL") ? 1 : 0;
        assertThat(verdict.path("p_value").isNumber()).isTrue();
      }
    }
    assertThat(passed).isEqualTo(10);
    // With 20 clouds one test may lack the strength.
    assertThat(failed).isGreaterThanOrEqualTo(9);
  }
}
