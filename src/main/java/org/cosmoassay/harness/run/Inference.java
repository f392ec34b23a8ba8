package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.store.InferenceRecord;
import org.cosmoassay.harness.store.InferenceRecord.Cloud;
import org.cosmoassay.harness.store.InferenceRecord.Covered;
import org.cosmoassay.statistics.calibration.Calibration;
import org.cosmoassay.statistics.calibration.ExpectedCoverage;
import org.cosmoassay.statistics.calibration.LikelihoodProfile;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Infers a parameter from the clouds of the reference by the likelihoods of models. */
final class Inference {

  private static final double[] CREDIBILITIES = {0.68, 0.95};

  /** Of each posterior, for expected coverage. */
  private static final int SAMPLES = 199;

  private static final double ONE_SIGMA_BELOW = 0.16;
  private static final double ONE_SIGMA_ABOVE = 0.84;

  private final Benchmark.Inference asked;
  private final CloudSource reference;
  private final long seed;
  private final Progress progress;

  private Inference(
      Benchmark.Inference asked, CloudSource reference, long seed, Progress progress) {
    this.asked = asked;
    this.reference = reference;
    this.seed = seed;
    this.progress = progress;
  }

  /** What every source infers that evaluates likelihoods; nothing when nobody asks. */
  static List<InferenceRecord> of(SourceSet sources, Benchmark benchmark, Progress progress)
      throws SourceException {
    Benchmark.Inference asked = benchmark.inference();
    Optional<CloudSource> reference = sources.referenceClouds();
    List<InferenceRecord> records = new ArrayList<>();
    if (asked == null || reference.isEmpty()) {
      return records;
    }
    Inference inference = new Inference(asked, reference.get(), benchmark.seed(), progress);
    for (SourceSet.Judged judged : sources.judged()) {
      Optional<CloudSource> source = sources.clouds(judged.spec().name());
      if (source.isPresent()
          && source.get() instanceof RememberedSource remembered
          && remembered.original() instanceof ModelSource model
          && model.model().evaluatesClouds()) {
        records.add(inference.by(judged.spec().name(), model.model()));
      }
    }
    return records;
  }

  private InferenceRecord by(String source, ModelClouds model) throws SourceException {
    double[] grid = asked.grid();
    List<LikelihoodProfile> profiles = new ArrayList<>();
    List<Double> truths = new ArrayList<>();
    progress.begin(source + " (inference)", reference.size());
    try {
      for (int i = 0; i < reference.size(); i++) {
        double truth = asked.parameter().of(reference.condition(i));
        if (Double.isNaN(truth)) {
          throw new IllegalArgumentException(
              "cloud %d of the reference states no %s; give the reference `conditions`"
                  .formatted(i, asked.parameter().word()));
        }
        truths.add(truth);
        profiles.add(profile(model, reference.realize(i).cloud(), reference.condition(i), grid));
        progress.step();
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw SourceException.of(source + ", inference", e);
    } finally {
      progress.end();
    }
    return record(source, profiles, truths);
  }

  private LikelihoodProfile profile(
      ModelClouds model, PointCloud cloud, Cosmology truth, double[] grid) {
    double[] logLikelihood = new double[grid.length];
    for (int k = 0; k < grid.length; k++) {
      logLikelihood[k] = model.logLikelihood(cloud, asked.parameter().in(truth, grid[k]));
    }
    return LikelihoodProfile.of(grid, logLikelihood);
  }

  private InferenceRecord record(
      String source, List<LikelihoodProfile> profiles, List<Double> truths) {
    List<Cloud> clouds = new ArrayList<>();
    double[] below = new double[profiles.size()];
    for (int i = 0; i < below.length; i++) {
      LikelihoodProfile profile = profiles.get(i);
      below[i] = profile.cumulative(truths.get(i));
      List<Double> logLikelihood = new ArrayList<>();
      for (int k = 0; k < profile.size(); k++) {
        logLikelihood.add(profile.logLikelihood(k));
      }
      clouds.add(
          new Cloud(
              truths.get(i),
              profile.maximum(),
              profile.mean(),
              profile.scatter(),
              profile.quantile(ONE_SIGMA_BELOW),
              profile.quantile(ONE_SIGMA_ABOVE),
              below[i],
              logLikelihood));
    }
    List<Covered> coverage = new ArrayList<>();
    for (double credibility : CREDIBILITIES) {
      Calibration.Coverage found = Calibration.coverage(below, credibility);
      coverage.add(new Covered(credibility, found.covered(), found.low(), found.high()));
    }
    return new InferenceRecord(
        source,
        asked.parameter().word(),
        Arrays.stream(asked.grid()).boxed().toList(),
        clouds,
        coverage,
        below.length < 2 ? Double.NaN : Calibration.kolmogorovSmirnov(below).pValue(),
        credibilities(source, profiles, truths));
  }

  /** By quantiles of the posteriors and random points of the grid's range. */
  private List<Double> credibilities(
      String source, List<LikelihoodProfile> profiles, List<Double> truths) {
    UniformRandomProvider random =
        RandomStreams.of(RandomStreams.split(seed, source + "/inference", 0));
    int simulations = profiles.size();
    double[][][] samples = new double[SAMPLES][simulations][1];
    double[][] values = new double[simulations][1];
    double[][] points = new double[simulations][1];
    for (int i = 0; i < simulations; i++) {
      values[i][0] = truths.get(i);
      points[i][0] = asked.low() + (asked.high() - asked.low()) * random.nextDouble();
      for (int s = 0; s < SAMPLES; s++) {
        samples[s][i][0] = profiles.get(i).quantile((s + 0.5) / SAMPLES);
      }
    }
    ExpectedCoverage coverage =
        ExpectedCoverage.of(samples, values, points, ExpectedCoverage.Metric.EUCLIDEAN);
    return Arrays.stream(coverage.copyCredibilities()).boxed().toList();
  }
}
