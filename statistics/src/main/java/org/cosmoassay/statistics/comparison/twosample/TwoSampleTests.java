package org.cosmoassay.statistics.comparison.twosample;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every test of two samples, with its defaults. */
public final class TwoSampleTests {

  private static final List<TwoSampleTest> ALL =
      List.of(
          new EnergyDistance(),
          new MaximumMeanDiscrepancy(),
          new KolmogorovSmirnov(),
          PqMass.withDefaults(),
          ClassifierTest.withDefaults(),
          new FrechetDistance(),
          new KernelDistance(),
          NeighbourCoverage.withDefaults(),
          SlicedWasserstein.withDefaults(),
          new ScatterRatio());

  private TwoSampleTests() {}

  /** All of them, in the order of the documentation. */
  public static List<TwoSampleTest> all() {
    return ALL;
  }

  /**
   * The test of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static TwoSampleTest of(String name) {
    return ALL.stream()
        .filter(test -> test.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "There is no test \"%s\" of two samples; known are %s.",
                        name,
                        ALL.stream().map(TwoSampleTest::name).collect(Collectors.joining(", ")))));
  }
}
