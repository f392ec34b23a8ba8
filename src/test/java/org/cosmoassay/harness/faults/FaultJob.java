package org.cosmoassay.harness.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A command that resumes, with input so small that it takes a second or two. Its result lies in
 * {@code out} of the working directory, and is named so in the result.
 */
enum FaultJob {
  RUN(
      """
      name: killed
      seed: 3
      reference: {name: truth, generator: thomas, points: 1000, realizations: 6, box: 100}
      sources:
        - {name: model, generator: thomas}
        - {name: poisson, control: negative, generator: uniform}
        - name: command
          command: ["/bin/sh", "-c", "printf 'x,y,z\\\\n1,2,3\\\\n' > {output}; sleep 0.03; printf '%s,5,6\\\\n' {realization} >> {output}"]
          output: csv
          control: negative
      statistics:
        - xi: {bins: "lin:1:21:5"}
        - pairwise-velocity: {bins: "lin:1:21:5"}
        - knn-cdf: {k: [1, 2], queries: 1000, bins: "lin:2:12:5"}
      gates:
        - {statistic: xi, test: hotelling}
        - {statistic: knn-cdf, test: hotelling}
      report: {html: true, pdf: false}
      """,
      "--quiet"),
  CALIBRATE(
      """
      name: plain
      seed: 5
      reference: {name: truth, generator: uniform, box: 100, points: 100, realizations: 12, parameters: {count: fixed}}
      sources:
        - {name: more, generator: uniform, realizations: 12, parameters: {count: fixed}}
      statistics:
        - xi: {bins: "edges:1,10,20,30"}
        - knn-cdf: {k: [1], queries: 500, bins: "lin:2:12:3"}
      gates:
        - {statistic: xi, test: hotelling, alpha: 0.05}
        - {statistic: knn-cdf, test: hotelling, alpha: 0.05}
      """,
      "--quiet --pool more --trials 20 --power-trials 5 --defect thinning"
          + " --defect missing-close-pairs"),
  SIMULATE(
      """
      name: tiny
      box: 60
      particles: 16
      steps: 3
      redshifts: [1, 0.5]
      halos: {count: 20, least-particles: 4}
      cosmology: {omega-m: 0.3175, omega-b: 0.049, h: 0.6711, n-s: 0.9624, sigma-8: 0.834}
      sets:
        - {name: same, split: {train: 24, test: 12}}
        - {name: cube, design: latin-hypercube, parameters: {omega-m: [0.1, 0.5]}, split: {train: 24}}
      """,
      "--quiet"),
  TRAIN(
      """
      family: halo-interpolant
      suite: suite
      redshift: 0.5
      architecture: {base.particles: 16, base.least-particles: 2, candidates: 40, neighbours: 4,
        width: 8, channels: 2, solver-steps: 1}
      steps: 120
      clouds-per-step: 2
      halos-per-cloud: 5
      """,
      "--quiet --checkpoint 0");

  private static final String SUITE =
      """
      name: learnt
      box: 60
      particles: 16
      steps: 3
      redshifts: [0.5]
      halos: {count: 12, least-particles: 4}
      cosmology: {omega-m: 0.3175, omega-b: 0.049, h: 0.6711, n-s: 0.9624, sigma-8: 0.834}
      sets:
        - {name: same, split: {train: 2}}
      """;

  private final String input;

  /** Separated by spaces: words of an enumeration do not change. */
  private final String options;

  FaultJob(String input, String options) {
    this.input = input;
    this.options = options;
  }

  /** The name of the command. */
  String command() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The same without most of its work, for every build; of {@link #SIMULATE} alone. */
  String small() {
    return input.replace("train: 24", "train: 1").replace("test: 12", "test: 1");
  }

  /** Words of the command line after the program's name. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(command(), "input.yaml", "--out", "out"));
    arguments.addAll(List.of(options.split(" ")));
    return arguments;
  }

  /** Puts what the command reads into its working directory. */
  void prepare(ChildProgram program) throws IOException, InterruptedException {
    prepare(program, input);
  }

  /** The same with another input file. */
  void prepare(ChildProgram program, String text) throws IOException, InterruptedException {
    Path directory = program.directory();
    Files.writeString(directory.resolve("input.yaml"), text);
    if (this == TRAIN) {
      Files.writeString(directory.resolve("suite.yaml"), SUITE);
      ChildProgram.Ended ended =
          program.run(List.of("simulate", "suite.yaml", "--out", "suite", "--quiet"));
      if (ended.code() != 0) {
        throw new IOException("no suite to learn from: " + ended.err());
      }
    }
  }
}
