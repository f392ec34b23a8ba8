package org.cosmoassay.statistics.definition;

/**
 * Where a statistic comes from.
 *
 * @param citation authors and year, e.g. {@code Peebles & Hauser (1974)}
 * @param identifier {@code doi:...} or {@code arXiv:...}
 */
public record Paper(String citation, String identifier) {

  public Paper {
    if (!identifier.startsWith("doi:") && !identifier.startsWith("arXiv:")) {
      throw new IllegalArgumentException(
          "The identifier " + identifier + " must start with doi: or arXiv:.");
    }
  }

  /** The address of the paper. */
  public String address() {
    return identifier.startsWith("doi:")
        ? "https://doi.org/" + identifier.substring("doi:".length())
        : "https://arxiv.org/abs/" + identifier.substring("arXiv:".length());
  }
}
