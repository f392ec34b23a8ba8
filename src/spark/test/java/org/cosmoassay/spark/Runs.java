package org.cosmoassay.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cosmoassay.harness.cli.Main;
import org.cosmoassay.reference.Sha256;

/** Command lines, and what they leave behind. */
final class Runs {

  /** 16 clouds of 1000 halos. */
  private static final String CLOUDS =
      "reference-data/suites/cosmoassay-nbody-v1/fiducial-test-z0.5.npz";

  private Runs() {}

  /**
   * What a command line did.
   *
   * @param code its exit code
   * @param err standard error
   */
  record Result(int code, String err) {}

  static Result run(Object... arguments) {
    StringWriter err = new StringWriter();
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(err), texts);
    return new Result(code, err.toString());
  }

  /** The repository. */
  static Path root() {
    return Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
  }

  /** A file of clouds that ships. */
  static Path clouds() {
    return root().resolve(CLOUDS);
  }

  /** Writes a benchmark with sources of every kind, a trained model among them. */
  static Path benchmarkWithModel(Path directory) throws IOException {
    Path file = benchmark(directory);
    return Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "sources:",
                "sources:\n  - {name: model, role: exhibit, model: halo-noise, realizations: 1}"));
  }

  /** Writes a benchmark with sources of every kind but models, which take seconds. */
  static Path benchmark(Path directory) throws IOException {
    StringBuilder points = new StringBuilder("x,y,z,vx,vy,vz\n");
    for (int i = 0; i < 200; i++) {
      points.append("%d,%d,%d,%d,0,0\n".formatted(i * 37 % 250, i * 91 % 250, i, i));
    }
    Files.writeString(directory.resolve("one.csv"), points);
    Path file = directory.resolve("benchmark.yaml");
    Files.writeString(
        file,
        """
        name: sources
        seed: 7
        reference: {name: n-body, catalogues: "%s"}
        sources:
          - {name: again, catalogues: "%1$s", pairing: unpaired}
          - {name: moved, control: negative, perturbed: {source: reference, defect: position-jitter, amount: 3}}
          - {name: uniform, control: negative, generator: uniform, realizations: 12}
          - {name: copied, role: exhibit, command: [cp, one.csv, "{output}"], output: csv, realizations: 3}
        statistics:
          - {xi: {bins: "lin:5:45:10"}}
          - {pairwise-velocity: {bins: "lin:5:45:10"}}
          - {knn-cdf: {k: [1, 4], bins: "lin:2:20:9", queries: 2000}}
        gates:
          - {statistic: xi, test: energy, alpha: 0.01}
        report: {html: false, pdf: false, latex: false}
        """
            .formatted(clouds()));
    return file;
  }

  /** SHA-256 of every file below a directory but the times, which no run repeats. */
  static SortedMap<String, String> contents(Path directory) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        // What commands wrote stays where they ran.
        boolean isSample = file.resolveSibling("").endsWith("samples");
        if (!file.endsWith("timings.json") && !isSample) {
          contents.put(directory.relativize(file).toString(), Sha256.of(file));
        }
      }
    }
    return contents;
  }
}
