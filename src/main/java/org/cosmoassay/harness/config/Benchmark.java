package org.cosmoassay.harness.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run does, complete and checked: every default filled in, every variable replaced.
 *
 * @param name safe as a file name
 * @param description free text, or null
 * @param seed seed of every random draw
 * @param directory directory of the benchmark file
 * @param reference the trusted ensemble
 * @param sources at least one
 * @param statistics at least one
 * @param gates the rules beside the sanity gates, which always run
 * @param sanity settings of the sanity gates
 * @param novelty settings of the gates on memorisation
 * @param inference which parameter is inferred from the reference's clouds; null for none
 * @param report which reports are written
 * @param calibration what `calibrate` measured of the gates; null when they are not calibrated
 */
public record Benchmark(
    String name,
    @Nullable String description,
    long seed,
    Path directory,
    Reference reference,
    List<SourceSpec> sources,
    List<StatisticSpec> statistics,
    List<GateSpec> gates,
    Sanity sanity,
    Novelty novelty,
    @Nullable Inference inference,
    ReportSpec report,
    @Nullable InputFile calibration) {

  public Benchmark {
    sources = List.copyOf(sources);
    statistics = List.copyOf(statistics);
    gates = List.copyOf(gates);
  }

  /** The same benchmark with its statistics in other bins. */
  public Benchmark withStatistics(List<StatisticSpec> others) {
    return new Benchmark(
        name,
        description,
        seed,
        directory,
        reference,
        sources,
        others,
        gates,
        sanity,
        novelty,
        inference,
        report,
        calibration);
  }

  /**
   * The trusted ensemble.
   *
   * @param origin {@link Origin.Catalogues}, {@link Origin.Surveys}, {@link Origin.BuiltIn} or
   *     {@link Origin.Tables}
   * @param window the part of every box that is surveyed; null for all of it
   */
  public record Reference(
      String name, @Nullable String description, Origin origin, @Nullable SurveyWindow window) {}

  /**
   * Settings of the sanity gates.
   *
   * @param countTolerance allowed relative difference of the mean number of points
   */
  public record Sanity(double countTolerance) {}

  /**
   * Settings of the gates on memorisation, copies and duplicates.
   *
   * @param clouds most clouds of a source, and most of the reference, that are looked at
   * @param alpha level of the tests
   */
  public record Novelty(int clouds, double alpha) {}

  /**
   * What models that evaluate likelihoods are asked of the reference's clouds.
   *
   * @param parameter of the cosmology
   * @param low least value of the grid
   * @param high largest value
   * @param points of the grid, evenly spaced
   */
  public record Inference(InferredParameter parameter, double low, double high, int points) {

    /** The grid. */
    public double[] grid() {
      double[] grid = new double[points];
      for (int i = 0; i < points; i++) {
        grid[i] = low + i * (high - low) / (points - 1);
      }
      return grid;
    }
  }

  /** Which reports are written beside the results. */
  public record ReportSpec(boolean html, boolean pdf, boolean latex) {}

  /**
   * The configuration as resolved, as JSON in a fixed order: what {@code run.json} records. It is a
   * valid benchmark itself; a dollar sign in a value is doubled for that.
   */
  public String resolved() {
    return ResolvedConfiguration.of(this);
  }
}
