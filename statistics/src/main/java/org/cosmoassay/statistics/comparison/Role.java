package org.cosmoassay.statistics.comparison;

import java.util.Locale;

/** What a source is in a benchmark: how its verdicts count for the run as a whole. */
public enum Role {
  /** A failed gate fails the run. */
  JUDGED("judged"),
  /** There to fail: the run fails when no gate catches it. */
  NEGATIVE_CONTROL("negative-control"),
  /** Judged and shown like any other, without deciding how a run ends. */
  EXHIBIT("exhibit");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** As in a run's record, e.g. {@code negative-control}. */
  public String word() {
    return word;
  }

  /**
   * The role of a word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Role of(String word) {
    for (Role role : values()) {
      if (role.word.equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "no role is named %s; there are judged, negative-control and exhibit",
            word));
  }
}
