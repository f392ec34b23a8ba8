package org.cosmoassay.statistics.comparison;

import java.util.List;

/**
 * A generated ensemble against the reference in one statistic: numbers, no opinion.
 *
 * @param source name of the generated source
 * @param statistic name of the statistic as in the benchmark
 * @param paired whether generated and reference realizations share their conditions row by row
 * @param referenceCount number of reference realizations n
 * @param generatedCount number of generated realizations m
 * @param components one per compared column
 * @param form where the reference's numbers come from
 */
public record Comparison(
    String source,
    String statistic,
    boolean paired,
    int referenceCount,
    int generatedCount,
    List<ComponentComparison> components,
    ReferenceForm form) {

  public Comparison {
    components = List.copyOf(components);
  }

  /** A comparison with clouds of the reference. */
  public Comparison(
      String source,
      String statistic,
      boolean paired,
      int referenceCount,
      int generatedCount,
      List<ComponentComparison> components) {
    this(
        source,
        statistic,
        paired,
        referenceCount,
        generatedCount,
        components,
        ReferenceForm.CLOUDS);
  }

  /** The same numbers of a reference of another form. */
  public Comparison withForm(ReferenceForm other) {
    return new Comparison(
        source, statistic, paired, referenceCount, generatedCount, components, other);
  }
}
