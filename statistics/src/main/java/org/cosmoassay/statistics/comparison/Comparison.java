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
 */
public record Comparison(
    String source,
    String statistic,
    boolean paired,
    int referenceCount,
    int generatedCount,
    List<ComponentComparison> components) {

  public Comparison {
    components = List.copyOf(components);
  }
}
