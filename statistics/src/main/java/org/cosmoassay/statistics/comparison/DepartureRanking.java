package org.cosmoassay.statistics.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several models beside the same reference: which lies nearest, and which are significantly
 * further.
 *
 * <p>The nearest is chosen by the data, so a test of each model against it alone would be too
 * eager. All pairs of models are tested, two-sided, and corrected for each other by {@link Holm}:
 * the chance that any of equal models is called further than the nearest stays below alpha.
 */
public final class DepartureRanking {

  private final List<Place> places;

  private DepartureRanking(List<Place> places) {
    this.places = places;
  }

  /**
   * Where a model stands.
   *
   * @param rank 1 for the nearest; equal ranks for equal distances, where those below 0, which are
   *     noise, count as 0; 0 without a distance
   * @param difference its d^2 minus that of the nearest; 0 for the nearest, NaN without a distance
   * @param pValue two-sided p-value of that difference; NaN for the nearest and where too few
   *     clouds tell none
   * @param pAdjusted the same after Holm's correction over all pairs of models
   */
  public record Place(int rank, double difference, double pValue, double pAdjusted) {}

  /** What the noise between two models is. */
  @FunctionalInterface
  public interface Differences {
    /** The difference of d^2 of two models. */
    DepartureDifference between(int first, int second);
  }

  /**
   * Ranks models.
   *
   * @param models their departures over the same rows
   * @param differences called for models with at least {@value Departure#LEAST_CLOUDS} clouds
   */
  public static DepartureRanking of(List<Departure> models, Differences differences) {
    int count = models.size();
    double[] distances = models.stream().mapToDouble(Departure::distance).toArray();
    int best =
        IntStream.range(0, count)
            .filter(i -> !Double.isNaN(distances[i]))
            .boxed()
            .min(Comparator.comparingDouble(i -> distances[i]))
            .orElse(-1);
    double[] pValues = new double[count * count];
    Arrays.fill(pValues, Double.NaN);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        if (Math.min(models.get(i).clouds(), models.get(j).clouds()) >= Departure.LEAST_CLOUDS) {
          pValues[i * count + j] = differences.between(i, j).pValueDifferent();
        }
      }
    }
    double[] adjusted = Holm.adjust(pValues);
    Place[] places = new Place[count];
    Arrays.fill(places, new Place(0, Double.NaN, Double.NaN, Double.NaN));
    for (int i = 0; i < count; i++) {
      if (!Double.isNaN(distances[i])) {
        double positive = Math.max(0, distances[i]);
        long nearer = Arrays.stream(distances).filter(d -> Math.max(0, d) < positive).count();
        int pair = Math.max(i, best) * count + Math.min(i, best);
        places[i] =
            new Place(
                1 + (int) nearer,
                distances[i] - distances[best],
                i == best ? Double.NaN : pValues[pair],
                i == best ? Double.NaN : adjusted[pair]);
      }
    }
    return new DepartureRanking(List.of(places));
  }

  /** One place per model, in their order. */
  public List<Place> places() {
    return places;
  }
}
