package org.cosmoassay.harness.run;

import java.util.Optional;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;

/** What keeps a statistic of one run from being held against that of another. */
final class Differences {

  private Differences() {}

  /** In words, e.g. {@code version 2 there and 3 here}; empty when there is none. */
  static Optional<String> of(StatisticRecord there, StatisticRecord here) {
    if (!there.statistic().equals(here.statistic())) {
      return words("the statistic", there.statistic(), here.statistic());
    }
    if (there.subject() != here.subject()) {
      return words("the subject", there.subject().word(), here.subject().word());
    }
    if (there.version() != here.version()) {
      return words(
          "the version", Integer.toString(there.version()), Integer.toString(here.version()));
    }
    return there.parameters().equals(here.parameters())
        ? Optional.empty()
        : words("the parameters", there.parameters(), here.parameters());
  }

  private static Optional<String> words(String what, String there, String here) {
    return Optional.of(what + " " + there + " there and " + here + " here");
  }
}
