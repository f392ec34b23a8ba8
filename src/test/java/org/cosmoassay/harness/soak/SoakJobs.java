package org.cosmoassay.harness.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cosmoassay.harness.cli.Main;
import org.cosmoassay.reference.Sha256;

/**
 * One of everything that holds memory, descriptors or threads, as small as it can be: sources of
 * every kind, catalogues of every format that is written, reports, a calibration, a simulation and
 * a training. Depends on a seed alone.
 */
final class SoakJobs {

  private static final List<String> FORMATS = List.of("npz", "hdf5", "csv");

  private final Path examples;
  private final Path scratch;

  /**
   * Jobs that work in a directory of their own.
   *
   * @param examples folder of {@code clusters.yaml} and {@code knot.yaml}
   * @param scratch made anew for every seed, and removed after it
   */
  SoakJobs(Path examples, Path scratch) {
    this.examples = examples;
    this.scratch = scratch;
  }

  /** Does everything once, and returns the SHA-256 of all that each command left, by its name. */
  SortedMap<String, String> run(int seed) throws IOException {
    delete(scratch);
    Files.createDirectories(scratch);
    SortedMap<String, String> results = new TreeMap<>();
    sources(seed);
    results.put("simulate", result("suite", "simulate", "suite.yaml", "--out", "suite"));
    results.put("train", result("model", "train", "training.yaml", "--out", "model"));
    results.put("run", result("run", "run", "benchmark.yaml", "--out", "run"));
    // The same benchmark again: everything is there, and is read instead of made.
    results.put("resume", result("run", "run", "benchmark.yaml", "--out", "run"));
    results.put("report", result("run", "report", "run", "--pdf"));
    results.put("gate", Integer.toString(execute("gate", "run", "--baseline", "run")));
    results.put(
        "calibrate",
        result(
            "calibration",
            "calibrate",
            "plain.yaml",
            "--out",
            "calibration",
            "--trials",
            "20",
            "--power-trials",
            "5",
            "--defect",
            "thinning"));
    for (String format : FORMATS) {
      String copy = "copies/cloud." + format;
      Files.createDirectories(scratch.resolve("copies"));
      execute("convert", "suite/same-test-z0.0.npz", copy);
      execute("info", copy);
      results.put(
          "measure " + format,
          result(
              "table.csv",
              "measure",
              copy,
              "--box",
              "100",
              "--statistic",
              "xi",
              "--bins",
              "lin:1:20:4",
              "--out",
              "table.csv"));
    }
    delete(scratch);
    return results;
  }

  private void sources(int seed) throws IOException {
    for (String name : List.of("clusters", "knot")) {
      for (String ending : List.of(".yaml", ".onnx")) {
        Files.copy(examples.resolve(name + ending), scratch.resolve(name + ending));
      }
    }
    write(
        "suite.yaml",
        """
        name: tiny-%d
        box: 100
        particles: 16
        steps: 3
        redshifts: [0]
        halos: {count: 12, least-particles: 4}
        cosmology: {omega-m: 0.3175, omega-b: 0.049, h: 0.6711, n-s: 0.9624, sigma-8: 0.834}
        sets:
          - {name: same, split: {train: 2, test: 2}}
        """
            .formatted(seed));
    write(
        "training.yaml",
        """
        family: halo-interpolant
        suite: suite
        redshift: 0
        architecture: {base.particles: 16, base.least-particles: 2, candidates: 40, neighbours: 4,
          width: 8, channels: 2, solver-steps: 1}
        seed: %d
        steps: 3
        clouds-per-step: 2
        halos-per-cloud: 5
        """
            .formatted(seed));
    write(
        "benchmark.yaml",
        """
        name: soak
        seed: %d
        reference: {name: n-body, catalogues: suite/same-test-z0.0.npz, conditions: suite/same-test-z0.0.csv}
        sources:
          - {name: thomas, role: exhibit, generator: thomas, points: 300}
          - {name: lognormal, role: exhibit, generator: lognormal, points: 300}
          - {name: trained, role: exhibit, model: model, realizations: 2}
          - {name: sampler, role: exhibit, model: clusters.yaml}
          - {name: velocity, role: exhibit, model: knot.yaml, points: 60}
          - name: program
            role: exhibit
            command: ["/bin/sh", "-c", "printf 'x,y,z\\\\n1,2,3\\\\n%%s,5,6\\\\n' {realization} > {output}"]
            output: csv
        statistics:
          - xi: {bins: "lin:1:21:5"}
          - knn-cdf: {k: [1, 2], queries: 1000, bins: "lin:2:12:5"}
          - power: {grid: 16, bins: "lin:0.1:0.6:3"}
        gates:
          - {statistic: xi, test: hotelling}
        report: {html: true, pdf: true, latex: true}
        """
            .formatted(seed));
    write(
        "plain.yaml",
        """
        name: plain
        seed: %d
        reference: {name: truth, generator: uniform, box: 100, points: 100, realizations: 8, parameters: {count: fixed}}
        sources:
          - {name: more, generator: uniform, realizations: 8, parameters: {count: fixed}}
        statistics:
          - xi: {bins: "edges:1,10,20,30"}
        gates:
          - {statistic: xi, test: hotelling, alpha: 0.05}
        """
            .formatted(seed));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(scratch.resolve(name), text);
  }

  private String result(String left, String... arguments) throws IOException {
    int code = execute(arguments);
    return code + " " + hash(scratch.resolve(left));
  }

  /** Words that name something in the scratch directory are made paths of it. */
  private int execute(String... arguments) {
    String[] paths = arguments.clone();
    for (int i = 1; i < paths.length; i++) {
      boolean isPath =
          !paths[i].startsWith("-")
              && (Files.exists(scratch.resolve(paths[i])) || paths[i - 1].equals("--out"));
      if (isPath || (paths[0].equals("convert") && i == 2)) {
        paths[i] = scratch.resolve(paths[i]).toString();
      }
    }
    StringWriter printed = new StringWriter();
    int code = Main.execute(new PrintWriter(printed), new PrintWriter(printed), paths);
    if (code == 1 || code == 2) {
      throw new IllegalStateException(String.join(" ", paths) + ": " + printed);
    }
    return code;
  }

  /** SHA-256 of all files, but for times that no other run repeats. */
  private static String hash(Path left) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files(left)) {
      if (!file.endsWith("timings.json")) {
        all.append(left.relativize(file)).append(' ');
        all.append(Sha256.of(timeless(file))).append('\n');
      }
    }
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] timeless(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return file.endsWith("MODEL_CARD.md")
        ? new String(bytes, StandardCharsets.UTF_8)
            .replaceFirst(" steps in [0-9]+ s of one thread", "")
            .getBytes(StandardCharsets.UTF_8)
        : bytes;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      List<Path> entries = new ArrayList<>();
      try (Stream<Path> tree = Files.walk(root)) {
        tree.sorted(Comparator.reverseOrder()).forEach(entries::add);
      } catch (UncheckedIOException e) {
        throw new IOException(root + ": cannot be read", e);
      }
      for (Path entry : entries) {
        Files.delete(entry);
      }
    }
  }
}
