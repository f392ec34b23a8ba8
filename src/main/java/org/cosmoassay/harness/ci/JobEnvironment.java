package org.cosmoassay.harness.ci;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The service that runs this program as a job, as its environment tells.
 *
 * @param gitHub whether it is GitHub Actions, which reads commands from standard output
 * @param summary the file that GitHub Actions shows on the page of the job
 * @param gitLab whether it is GitLab CI, which reads reports that a job keeps
 * @param project directory that GitLab CI has the project in
 */
public record JobEnvironment(
    boolean gitHub, Optional<Path> summary, boolean gitLab, Optional<Path> project) {

  /** No service: a terminal. */
  public static final JobEnvironment NONE = of(Map.of());

  /** Reads {@code GITHUB_ACTIONS}, {@code GITHUB_STEP_SUMMARY}, {@code GITLAB_CI}. */
  public static JobEnvironment of(Map<String, String> variables) {
    return new JobEnvironment(
        "true".equals(variables.get("GITHUB_ACTIONS")),
        path(variables, "GITHUB_STEP_SUMMARY"),
        "true".equals(variables.get("GITLAB_CI")),
        path(variables, "CI_PROJECT_DIR"));
  }

  /** The same for a command that prints nothing. */
  public JobEnvironment withoutCommands() {
    return new JobEnvironment(false, summary, gitLab, project);
  }

  private static Optional<Path> path(Map<String, String> variables, String name) {
    String value = variables.getOrDefault(name, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }
}
