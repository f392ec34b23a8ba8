package org.cosmoassay.harness.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Addresses of pages and files. */
final class Links {

  static final String RUNS = "/runs/";
  static final String TREND = "/trend";
  static final String TRENDS = "/trends";
  static final String COMPARE = "/compare";

  private Links() {}

  /** The address of a file of a run; empty when it is not there. */
  static String file(IndexedRun run, String name) {
    return Files.isRegularFile(run.root().resolve(name)) ? RUNS + path(run.id() + "/" + name) : "";
  }

  private static String path(String text) {
    return Arrays.stream(text.split("/", -1))
        .map(s -> URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  /** The address of the trends of a benchmark; empty without one. */
  static String trends(String benchmark) {
    return benchmark.isEmpty() ? "" : TRENDS + Query.of("benchmark", benchmark).text();
  }

  /** The address of what a gate said of a source. */
  static String trend(String benchmark, String source, String statistic, String gate) {
    return TREND
        + Query.of("benchmark", benchmark)
            .with("source", source)
            .with("statistic", statistic)
            .with("gate", gate)
            .text();
  }
}
