package org.cosmoassay.harness.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user probably meant. */
final class Suggestion {

  private Suggestion() {}

  /** {@code ; did you mean `bins`?}, or nothing when no known word is near. */
  static String text(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "; did you mean `" + near + "`?").orElse("");
  }

  /** The known word with the fewest edits, at most a third of its length. */
  static Optional<String> nearest(String word, Collection<String> known) {
    Optional<String> best = Optional.empty();
    int fewest = Integer.MAX_VALUE;
    String folded = fold(word);
    if (folded.length() > 100) {
      return best;
    }
    for (String candidate : known) {
      int edits = distance(folded, fold(candidate));
      if (edits < fewest && 3 * edits <= Math.max(3, candidate.length())) {
        fewest = edits;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Levenshtein distance: insertions, deletions and substitutions that turn a into b. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
