package org.cosmoassay.reports;

import java.util.List;

/**
 * A method of a run with the papers it comes from.
 *
 * @param kind what kind of method it is
 * @param name its name as in the benchmark
 * @param title what it is in words; may equal the name
 * @param papers identifiers, {@code doi:...}, {@code arXiv:...} or, of papers without, {@code
 *     bibtex:...} with a key of {@link Bibliography}
 */
public record Method(Kind kind, String name, String title, List<String> papers) {

  /** What a method does. */
  public enum Kind {
    STATISTIC,
    TEST
  }

  public Method {
    papers = List.copyOf(papers);
  }
}
