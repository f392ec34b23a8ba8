package org.cosmoassay.statistics.comparison;

/**
 * A gate's finding with its place in the benchmark: what the {@link Judge} rules on.
 *
 * @param statistic name of the statistic as in the benchmark, or {@code sanity}
 * @param gate name of the gate
 * @param family the tests it is corrected with
 */
public record Examination(String statistic, String gate, Gate.Family family, Finding finding) {

  /**
   * Lets a gate examine a statistic.
   *
   * @param statistic name of the statistic as in the benchmark
   * @param seed of the gate's permutations; split it by source and statistic
   */
  public static Examination of(String statistic, Gate gate, EnsemblePair pair, long seed) {
    return new Examination(
        statistic, gate.name(pair.axis().unit()), gate.family(), gate.examine(pair, seed));
  }

  /**
   * A gate that does not apply.
   *
   * @param gate name of the gate, see {@link Gate#name}
   * @param reason why, e.g. {@code the source has no velocities}
   */
  public static Examination skipped(String statistic, String gate, String reason) {
    return new Examination(
        statistic, gate, Gate.Family.DIFFERENCE, Finding.withoutNumbers(Status.SKIPPED, reason));
  }
}
