package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleResult.Figure;

/**
 * Real or fake? A classifier learns to tell generated from reference vectors by four fifths of
 * them, is asked about the last fifth, and so on for all five folds, which are drawn without a look
 * at labels. The statistic is its accuracy, the mean of those on both sides, so that 1/2 is chance
 * whatever the sizes.
 *
 * <p>In pairs the question is which of the two is the generated one: the classifier learns a score
 * f by the likelihood of f(g) - f(r), as in conditional logistic regression, and is asked about
 * pairs it has not seen. What the two of a pair share does not disturb it then.
 *
 * <p>An accuracy is a coarse number, and some classifiers are worse than chance where there is
 * nothing to learn, so the p-value is that of relabellings, each with all training done again.
 * Equal accuracies are told apart by the likelihood of what was held out.
 *
 * <p>Further number: {@code log-likelihood}, the mean of what was held out; that of chance is -0.69
 * for equal sizes.
 *
 * <p>Lopez-Paz and Oquab (2017), arXiv:1610.06545; Kim et al. (2021), doi:10.1214/20-AOS1962, for
 * why the labels are to be permuted.
 *
 * @param classifier what learns
 */
public record ClassifierTest(Kind classifier) implements TwoSampleTest {

  /** Kinds of classifiers. */
  public enum Kind {
    /** Logistic regression with a ridge, on all values; see {@link RidgeClassifier}. */
    LOGISTIC,
    /** A network of one hidden layer, on ten principal directions; see {@link SmallNetwork}. */
    NETWORK;

    /** As benchmarks write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int FOLDS = 5;

  /** Logistic regression. */
  public static ClassifierTest withDefaults() {
    return new ClassifierTest(Kind.LOGISTIC);
  }

  @Override
  public String name() {
    return "c2st";
  }

  @Override
  public String summary() {
    return "Real or fake? The accuracy of a classifier (logistic regression, or a small network)"
        + " that is asked about realizations it has not seen, with a permutation p-value (C2ST).";
  }

  @Override
  public String statistic() {
    return "accuracy";
  }

  @Override
  public Symmetry symmetry() {
    // A network does not reach the mirror image of what it learned from the same first weights.
    return classifier == Kind.LOGISTIC ? Symmetry.SIDES : Symmetry.ORDER;
  }

  @Override
  public TwoSampleResult test(TwoSamples samples, Permutations permutations) {
    if (samples.dimension() == 0) {
      return PermutationTest.identical(samples, symmetry(), permutations);
    }
    int items = samples.paired() ? samples.referenceSize() : samples.size();
    int[][] folds = folds(items, permutations.seed());
    Classifier learner =
        classifier == Kind.LOGISTIC
            ? RidgeClassifier.of(samples, folds)
            : SmallNetwork.of(samples, folds, permutations.seed());
    // Halves of correct answers on either side, in units that make their mean a whole number.
    double unit =
        samples.paired() ? 2.0 * items : 4.0 * samples.referenceSize() * samples.generatedSize();
    TwoSampleResult result =
        PermutationTest.of(
            samples,
            symmetry(),
            permutations,
            labelling -> {
              Answers answers = answers(samples, learner, folds, labelling);
              return Math.rint(answers.accuracy() * unit) + Math.exp(answers.logLikelihood());
            });
    Answers observed =
        answers(
            samples,
            learner,
            folds,
            Labelling.observed(samples.referenceSize(), samples.generatedSize()));
    return result
        .withStatistic(Math.floor(result.statistic()) / unit, Math.floor(result.critical()) / unit)
        .withFigures(List.of(new Figure("log-likelihood", observed.logLikelihood())));
  }

  /** How well a classifier answered about what it had not seen. */
  private record Answers(double accuracy, double logLikelihood) {}

  private static Answers answers(
      TwoSamples samples, Classifier learner, int[][] folds, Labelling labelling) {
    int n = samples.referenceSize();
    boolean paired = samples.paired();
    int items = paired ? n : samples.size();
    boolean[] positive = new boolean[items];
    for (int i : labelling.generated()) {
      // Of a pair, positive means that the second vector is the generated one, as observed.
      if (!paired) {
        positive[i] = true;
      } else if (i >= n) {
        positive[i - n] = true;
      }
    }
    double[] right = new double[2];
    double likelihood = 0;
    for (int fold = 0; fold < folds.length; fold++) {
      double[] logOdds = learner.logOdds(fold, positive);
      double prior = paired ? 0 : priorLogOdds(folds, fold, positive);
      for (int j = 0; j < logOdds.length; j++) {
        boolean truth = positive[folds[fold][j]];
        double evidence = truth ? logOdds[j] - prior : prior - logOdds[j];
        right[truth ? 1 : 0] += evidence > 0 ? 1 : evidence == 0 ? 0.5 : 0;
        likelihood -= Math.log1p(Math.exp(truth ? -logOdds[j] : logOdds[j]));
      }
    }
    double accuracy =
        paired
            ? (right[0] + right[1]) / items
            : 0.5 * (right[0] / n + right[1] / samples.generatedSize());
    return new Answers(accuracy, likelihood / items);
  }

  /** How much more often generated vectors are among those trained on. */
  private static double priorLogOdds(int[][] folds, int fold, boolean[] positive) {
    int generated = 0;
    int reference = 0;
    for (int f = 0; f < folds.length; f++) {
      for (int i = 0; f != fold && i < folds[f].length; i++) {
        if (positive[folds[f][i]]) {
          generated++;
        } else {
          reference++;
        }
      }
    }
    return Math.log((generated + 0.5) / (reference + 0.5));
  }

  private static int[][] folds(int items, long seed) {
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "folds", 0));
    int[] order = new int[items];
    Arrays.setAll(order, i -> i);
    for (int i = items - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    int count = Math.min(FOLDS, items);
    int[][] folds = new int[count][];
    for (int f = 0; f < count; f++) {
      folds[f] = Arrays.copyOfRange(order, f * items / count, (f + 1) * items / count);
    }
    return folds;
  }

  /** All items but those of a fold. */
  static int[] others(int[][] folds, int fold) {
    int[] others = new int[0];
    for (int f = 0; f < folds.length; f++) {
      if (f != fold) {
        int length = others.length;
        others = Arrays.copyOf(others, length + folds[f].length);
        System.arraycopy(folds[f], 0, others, length, folds[f].length);
      }
    }
    return others;
  }

  /** Something that learns labels of items. */
  interface Classifier {

    /**
     * The logarithm of the odds that each item of a fold is positive, learned from all others.
     *
     * @param positive labels of all items; those of the fold are not looked at
     */
    double[] logOdds(int fold, boolean[] positive);
  }
}
