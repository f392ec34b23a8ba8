package org.cosmoassay.harness.config;

import java.util.List;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTest;
import org.jspecify.annotations.Nullable;

/** A rule that turns a comparison into a verdict. */
public sealed interface GateSpec {

  /** Unique among the gates of its statistic, safe as a file name. */
  String name();

  /** Identifier of the statistic it judges. */
  String statistic();

  /** The kind of test, as in benchmark files. */
  String test();

  /** Significance level. */
  double alpha();

  /** The part of the axis that is judged; null for all of it. */
  @Nullable Range range();

  /** The columns that are judged; empty for all that are compared. */
  List<String> components();

  /** Whether a p-value below alpha makes it fail. */
  boolean decidesByPValue();

  /**
   * An interval of a statistic's axis, in the unit of that axis.
   *
   * @param lo lower end
   * @param hi upper end, greater than {@code lo}
   */
  record Range(double lo, double hi) {}

  /** Are the means equal? Hotelling's T^2. */
  record Hotelling(
      String name, String statistic, double alpha, @Nullable Range range, List<String> components)
      implements GateSpec {
    public Hotelling {
      components = List.copyOf(components);
    }

    @Override
    public String test() {
      return "hotelling";
    }

    @Override
    public boolean decidesByPValue() {
      return true;
    }
  }

  /**
   * Are the means proven equal within a tolerance? Two one-sided tests.
   *
   * @param tolerance allowed relative difference, or null
   * @param absoluteTolerance allowed difference in the unit of the column, or null; one of the two
   *     is there
   * @param referenceError systematic error of the reference, as a fraction of its mean
   */
  record Equivalence(
      String name,
      String statistic,
      double alpha,
      @Nullable Range range,
      List<String> components,
      @Nullable Double tolerance,
      @Nullable Double absoluteTolerance,
      double referenceError)
      implements GateSpec {
    public Equivalence {
      components = List.copyOf(components);
    }

    @Override
    public String test() {
      return "equivalence";
    }

    @Override
    public boolean decidesByPValue() {
      return false;
    }
  }

  /**
   * Are the distributions of the vectors equal? A test of two samples.
   *
   * @param samples the test with its settings
   * @param permutations number of random permutations where they are too many to enumerate
   */
  record Samples(
      String name,
      String statistic,
      TwoSampleTest samples,
      double alpha,
      int permutations,
      @Nullable Range range,
      List<String> components)
      implements GateSpec {
    public Samples {
      components = List.copyOf(components);
    }

    @Override
    public String test() {
      return samples.name();
    }

    @Override
    public boolean decidesByPValue() {
      return true;
    }
  }
}
