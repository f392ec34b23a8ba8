package org.cosmoassay.generators.halo;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.training.TrainingBatch;
import org.cosmoassay.generators.training.TrainingData;

/**
 * What becomes of single halos, given their surroundings, as examples of any family: {@link
 * HaloChanges} conditioned by {@link HaloSurroundings}, both standardized.
 *
 * <p>A halo whose partner is beyond the matching's reach, or which has none, has no displacement
 * and no change of velocity to learn from. It takes those, in its own frame, of the halo of its
 * cloud that has them and is most alike: in masses before and after, number of halos around and
 * speed. So all seven numbers of an example are there, and those made up follow the law of the
 * others.
 */
final class HaloExamples implements TrainingData {

  /** Numbers of surroundings by which likeness is judged, with the mass afterwards: see there. */
  private static final int[] LIKENESS = {0, 2, 7, 22};

  /** Conditions further from the mean than this, in units of the scatter, are brought there. */
  private static final double FARTHEST = 5;

  private final String label;
  private final String checksum;
  private final int conditions;
  private final float[] changes;
  private final float[] surroundings;
  private final Standardization ofChanges;
  private final Standardization ofSurroundings;

  private HaloExamples(
      String label, String checksum, int conditions, float[] changes, float[] surroundings) {
    this.label = label;
    this.checksum = checksum;
    this.conditions = conditions;
    this.changes = changes;
    this.surroundings = surroundings;
    this.ofChanges = Standardization.of(changes, HaloUnits.STATE);
    this.ofSurroundings = Standardization.of(surroundings, conditions);
  }

  /**
   * All halos of pairs of clouds.
   *
   * @param checksum SHA-256 of the clouds
   */
  static HaloExamples of(List<HaloPair> pairs, int neighbours, String label, String checksum) {
    int conditions = HaloSurroundings.count(neighbours);
    int[] first = new int[pairs.size() + 1];
    for (int p = 0; p < pairs.size(); p++) {
      first[p + 1] = first[p] + pairs.get(p).base().size();
    }
    float[] changes = new float[first[pairs.size()] * HaloUnits.STATE];
    float[] surroundings = new float[first[pairs.size()] * conditions];
    IntStream.range(0, pairs.size())
        .parallel()
        .forEach(
            p -> {
              HaloSurroundings around = HaloSurroundings.of(pairs.get(p).base(), neighbours);
              double[] changed = changes(pairs.get(p), around, conditions);
              copy(changed, changes, first[p] * HaloUnits.STATE);
              copy(around.numbers(), surroundings, first[p] * conditions);
            });
    return new HaloExamples(label, checksum, conditions, changes, surroundings);
  }

  private static double[] changes(HaloPair pair, HaloSurroundings around, int conditions) {
    int n = pair.base().size();
    double[] changes = new double[n * HaloUnits.STATE];
    for (int i = 0; i < n; i++) {
      HaloChanges.fromState(
          pair.base(), around.frames(), i, pair.targets(), changes, i * HaloUnits.STATE);
    }
    if (pair.movedCount() > 0) {
      for (int i = 0; i < n; i++) {
        if (!pair.moved()[i]) {
          int like = mostAlike(pair, around.numbers(), conditions, i);
          System.arraycopy(
              changes, like * HaloUnits.STATE, changes, i * HaloUnits.STATE, HaloUnits.MASS);
        }
      }
    }
    return changes;
  }

  /** The halo most alike to one among those that moved. */
  private static int mostAlike(HaloPair pair, double[] numbers, int conditions, int i) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < pair.moved().length; j++) {
      if (pair.moved()[j]) {
        double d = difference(pair.targets(), HaloUnits.STATE, HaloUnits.MASS, i, j);
        double sum = d * d;
        for (int number : LIKENESS) {
          double e = difference(numbers, conditions, number, i, j);
          sum += e * e;
        }
        if (sum < least) {
          least = sum;
          best = j;
        }
      }
    }
    return best;
  }

  private static double difference(double[] rows, int columns, int column, int i, int j) {
    return rows[i * columns + column] - rows[j * columns + column];
  }

  private static void copy(double[] from, float[] to, int at) {
    for (int k = 0; k < from.length; k++) {
      to[at + k] = (float) from[k];
    }
  }

  /** Of the seven numbers. */
  Standardization ofChanges() {
    return ofChanges;
  }

  /** Of the conditions. */
  Standardization ofSurroundings() {
    return ofSurroundings;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String checksum() {
    return checksum;
  }

  @Override
  public int dimension() {
    return HaloUnits.STATE;
  }

  @Override
  public int conditions() {
    return conditions;
  }

  @Override
  public TrainingBatch draw(UniformRandomProvider random, int examples) {
    int all = changes.length / HaloUnits.STATE;
    double[] points = new double[examples * HaloUnits.STATE];
    double[] given = new double[examples * conditions];
    for (int row = 0; row < examples; row++) {
      int i = random.nextInt(all);
      for (int c = 0; c < HaloUnits.STATE; c++) {
        points[row * HaloUnits.STATE + c] = ofChanges.standard(changes[i * HaloUnits.STATE + c], c);
      }
      for (int c = 0; c < conditions; c++) {
        given[row * conditions + c] =
            condition(ofSurroundings, surroundings[i * conditions + c], c);
      }
    }
    return new TrainingBatch(examples, points, given);
  }

  /** A standardized condition; the few far from all others are brought to the edge. */
  static double condition(Standardization of, double value, int column) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, of.standard(value, column)));
  }
}
