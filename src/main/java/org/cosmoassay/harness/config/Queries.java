package org.cosmoassay.harness.config;

/**
 * Query points of a nearest-neighbour statistic.
 *
 * @param kind how they are laid out
 * @param count number of random points, or of grid points along one axis; 0 for the data
 */
public record Queries(Kind kind, int count) {

  /** How query points are laid out. */
  public enum Kind implements Word {
    RANDOM("random"),
    GRID("grid"),
    /** The points of the cloud themselves, self excluded. */
    DATA("data");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** Reads {@code N}, {@code random:N}, {@code grid:N} or {@code data}. */
  static Queries parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return text.equals(Kind.DATA.word())
          ? new Queries(Kind.DATA, 0)
          : new Queries(Kind.RANDOM, Integer.parseInt(text));
    }
    return new Queries(
        Word.parse(Kind.class, text.substring(0, colon)),
        Integer.parseInt(text.substring(colon + 1)));
  }

  /** The text that {@link #parse} reads. */
  String notation() {
    return kind == Kind.DATA ? kind.word() : kind.word() + ":" + count;
  }
}
