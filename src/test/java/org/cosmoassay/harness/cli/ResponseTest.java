package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.harness.store.ResponseFile;
import org.cosmoassay.harness.store.ResponseRecord;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks whose clouds have different conditions. */
final class ResponseTest {

  private static final int CLOUDS = 8;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  /** Clouds without structure, of Omega_m = 0.1, 0.15, ... or of one Omega_m. */
  private Path run(boolean varying, Path out) throws IOException {
    Catalogs.uniform(directory.resolve("r.npy"), CLOUDS, 200, 100, 1);
    Catalogs.uniform(directory.resolve("s.npy"), CLOUDS, 200, 100, 2);
    StringBuilder table = new StringBuilder("index,Omega_m\n");
    for (int i = 0; i < CLOUDS; i++) {
      table.append("%d,%s\n".formatted(i, varying ? Double.toString((2 + i) / 20.0) : "0.3"));
    }
    Files.writeString(directory.resolve("c.csv"), table);
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: conditioned
            reference: {name: truth, catalogues: r.npy, columns: [x, y, z], box: 100, conditions: c.csv}
            sources:
              - {name: model, catalogues: s.npy, columns: [x, y, z], conditions: c.csv}
              - {name: same, catalogues: r.npy, columns: [x, y, z], conditions: c.csv}
            statistics: [{xi: {bins: "edges:5,20,40"}}]
            gates: []
            report: {html: true, pdf: false}
            """);
    Shell.Result result = Shell.run("run", file, "--out", out);
    assertThat(result.code()).as(result.err()).isZero();
    return out;
  }

  @Test
  void slopesAndCurvesAreKeptAndShown() throws IOException, RunStoreException {
    Path out = run(true, directory.resolve("run"));
    ResponseRecord response = ResponseFile.read(out.resolve("response.json"));
    assertThat(response.slopes())
        .extracting(ResponseRecord.Slope::parameter)
        .containsOnly("Omega_m");
    assertThat(response.slopes()).hasSize(2);
    ComponentComparison same = response.slopes().get(1).comparison().components().get(0);
    assertThat(same.ratio(0)).isEqualTo(1);
    assertThat(same.pull(0)).isZero();
    ComponentComparison model = response.slopes().get(0).comparison().components().get(0);
    assertThat(model.generated().error(0)).isPositive();
    assertThat(response.curves())
        .extracting(ResponseRecord.Curves::source)
        .containsExactly("truth", "model", "same");
    assertThat(response.curves().get(0).curves().groups()).hasSize(4);
    // The middle 70 % of 0.1 to 0.45, 0.1525 to 0.3975, holds the four clouds from 0.2 to 0.35.
    assertThat(response.parts().get(0).middleClouds()).isEqualTo(4);
    assertThat(response.parts().get(0).edgeClouds()).isEqualTo(4);
    assertThat(response.parts().get(0).edge()).isPositive();
    assertThat(response.parts().get(1).middle()).isZero();
    ResponseFile.write(directory.resolve("again.json"), response);
    assertThat(directory.resolve("again.json"))
        .hasSameTextualContentAs(out.resolve("response.json"));
    assertThat(Files.readString(out.resolve("report.html"))).contains("Response to the parameters");
    for (String figure : List.of("response-xi-Omega_m", "response-xi-Omega_m-model")) {
      assertThat(out.resolve("figures").resolve(figure + ".svg")).exists();
    }
  }

  @Test
  void withoutConditionsThatVaryThereIsNone() throws IOException {
    Path out = run(true, directory.resolve("run"));
    assertThat(out.resolve("response.json")).exists();
    run(false, out);
    assertThat(out.resolve("response.json")).doesNotExist();
    assertThat(Files.readString(out.resolve("report.html")))
        .doesNotContain("Response to the parameters");
    assertThat(out.resolve("figures").resolve("response-xi-Omega_m.svg")).doesNotExist();
  }
}
