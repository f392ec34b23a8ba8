package org.cosmoassay.harness.config;

import java.util.List;
import java.util.stream.Collectors;

/** A benchmark cannot be used as written: everything that has to be mended, in file order. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Everything that has to be mended, at least one problem. */
  public ConfigurationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  ConfigurationException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problems = List.of(problem);
  }

  /** The problems in the order of the file, at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
