package org.cosmoassay.statistics.comparison;

import java.util.Objects;

/**
 * One gate's opinion of one source, with its reason. Numbers that do not apply are NaN.
 *
 * @param source name of the source that was judged
 * @param statistic name of the statistic, or {@code sanity}
 * @param gate name of the gate
 * @param reason one sentence with the numbers and units that decided
 * @param value the number the gate looked at
 * @param threshold what the value was held against
 * @param pValue raw p-value
 * @param pAdjusted p-value after Holm's correction over the gates of this source
 */
public record Verdict(
    String source,
    String statistic,
    String gate,
    Status status,
    String reason,
    double value,
    double threshold,
    double pValue,
    double pAdjusted) {

  public Verdict {
    Objects.requireNonNull(status);
    if (reason.isBlank()) {
      throw new IllegalArgumentException("A verdict needs a reason.");
    }
  }
}
