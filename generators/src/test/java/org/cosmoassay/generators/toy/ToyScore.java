package org.cosmoassay.generators.toy;

import java.util.Locale;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * How far samples are from a plane distribution, beside how far two samples of the truth are.
 *
 * @param energyRatio squared energy distance to fresh truth, in units of that between two fresh
 *     samples of the truth; mean over four
 * @param accuracy of a classifier of 15 neighbours between samples and fresh truth, mean over two
 * @param accuracyOfTruth the same between two samples of the truth
 */
record ToyScore(double energyRatio, double accuracy, double accuracyOfTruth) {

  private static final int NEIGHBOURS = 15;

  static ToyScore of(PlaneDistribution truth, double[] samples) {
    int n = samples.length / 2;
    double model = 0;
    double self = 0;
    double accuracy = 0;
    double accuracyOfTruth = 0;
    for (int i = 0; i < 4; i++) {
      double[] fresh = truth.draw(RandomStreams.of(100 + i), n).points();
      double[] other = truth.draw(RandomStreams.of(200 + i), n).points();
      self += TwoSample.energyDistance(fresh, other);
      model += TwoSample.energyDistance(fresh, samples);
      if (i < 2) {
        accuracy += TwoSample.classifierAccuracy(fresh, samples, NEIGHBOURS) / 2;
        accuracyOfTruth += TwoSample.classifierAccuracy(fresh, other, NEIGHBOURS) / 2;
      }
    }
    return new ToyScore(model / self, accuracy, accuracyOfTruth);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "energy distance %.2f times that of truth, classifier %.3f (truth %.3f)",
        energyRatio,
        accuracy,
        accuracyOfTruth);
  }
}
