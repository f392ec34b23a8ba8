package org.cosmoassay.statistics.comparison;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * The gates every source must pass before its statistics mean anything. They always run, under the
 * statistic name {@code sanity}:
 *
 * <ul>
 *   <li>{@code finite}: no point has a non-finite number;
 *   <li>{@code inside-box}: no point lies outside the box; of surveys {@code inside-ranges}: none
 *       has a direction, distance or weight that cannot be;
 *   <li>{@code not-empty}: there are clouds, and each has points;
 *   <li>{@code number-of-points}: the mean number of points agrees with the reference's within a
 *       relative tolerance; paired, the mean over pairs of the ratio does;
 *   <li>{@code duplicated-points}: points do not repeat the position of an earlier point more often
 *       than in the reference. With d_r and d_g repeats among N_r and N_g points, d_g is binomial
 *       (d_r + d_g, N_g/(N_r + N_g)) if the rates are equal (Przyborowski and Wilenski 1940,
 *       doi:10.1093/biomet/31.3-4.313); one-sided.
 * </ul>
 *
 * <p>A source without clouds fails {@code not-empty} and leaves the others inconclusive.
 *
 * @param pointTolerance largest acceptable relative deviation of the number of points
 * @param duplicateAlpha level of the test for duplicated points
 * @param surveys whether the points are those of surveys
 */
public record SanityGates(double pointTolerance, double duplicateAlpha, boolean surveys) {

  /** The statistic name of these gates in verdicts. */
  public static final String STATISTIC = "sanity";

  private static final double DEFAULT_POINT_TOLERANCE = 0.05;
  private static final double DEFAULT_DUPLICATE_ALPHA = 0.001;

  public SanityGates {
    if (!(pointTolerance > 0)) {
      throw new IllegalArgumentException(
          "The tolerance (" + pointTolerance + ") on the number of points must be positive.");
    }
    if (!(duplicateAlpha > 0 && duplicateAlpha < 1)) {
      throw new IllegalArgumentException(
          "The alpha (" + duplicateAlpha + ") for duplicated points must lie between 0 and 1.");
    }
  }

  /** 5 % on the number of points, level 0.001 for duplicates. */
  public static SanityGates withDefaults() {
    return new SanityGates(DEFAULT_POINT_TOLERANCE, DEFAULT_DUPLICATE_ALPHA, false);
  }

  public SanityGates withPointTolerance(double value) {
    return new SanityGates(value, duplicateAlpha, surveys);
  }

  public SanityGates withDuplicateAlpha(double value) {
    return new SanityGates(pointTolerance, value, surveys);
  }

  /** For points of surveys instead of boxes. */
  public SanityGates ofSurveys() {
    return new SanityGates(pointTolerance, duplicateAlpha, true);
  }

  /**
   * Applies all five gates.
   *
   * @param paired whether cloud i of both lists shares its conditions
   * @throws IllegalArgumentException when paired lists differ in size
   */
  public List<Examination> examine(
      List<CloudCheck> reference, List<CloudCheck> generated, boolean paired) {
    if (paired && reference.size() != generated.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Paired ensembles need equal sizes: the reference has %d clouds and the generated ensemble %d.",
              reference.size(),
              generated.size()));
    }
    return examine(
        generated, numberOfPoints(reference, generated, paired), duplicates(reference, generated));
  }

  /**
   * Applies the gates where the reference is a table, without clouds of its own. What needs them is
   * SKIPPED, or INCONCLUSIVE when there is something to judge, never PASS.
   *
   * @param points mean number of points of a cloud that the reference states; NaN when it does not
   */
  public List<Examination> examineBesideTable(List<CloudCheck> generated, double points) {
    return examine(generated, statedNumberOfPoints(generated, points), duplicatesAlone(generated));
  }

  private List<Examination> examine(
      List<CloudCheck> generated, Finding numberOfPoints, Finding duplicates) {
    return List.of(
        sanity(
            "finite",
            absent(generated, CloudCheck::nonFinite, "have a non-finite number", "is finite")),
        surveys
            ? sanity(
                "inside-ranges",
                absent(
                    generated,
                    CloudCheck::outsideBox,
                    "have a direction, distance or weight out of range",
                    "is in range"))
            : sanity(
                "inside-box",
                absent(generated, CloudCheck::outsideBox, "lie outside the box", "is in the box")),
        sanity("not-empty", notEmpty(generated)),
        sanity("number-of-points", numberOfPoints),
        sanity("duplicated-points", duplicates));
  }

  private Finding statedNumberOfPoints(List<CloudCheck> generated, double points) {
    if (generated.isEmpty()) {
      return noCloud();
    }
    return Double.isNaN(points)
        ? Finding.withoutNumbers(
            Status.SKIPPED,
            "the reference is a table and states no number of points; add `points` to it to judge this")
        : compared(
            points,
            (double) points(generated) / generated.size(),
            (double) points(generated) / generated.size() / points - 1,
            "");
  }

  private static Finding duplicatesAlone(List<CloudCheck> generated) {
    if (generated.isEmpty() || points(generated) == 0) {
      return generated.isEmpty() ? noCloud() : noPoint();
    }
    long repeated = repeats(generated);
    long points = points(generated);
    return repeated == 0
        ? settled(Status.PASS, 0, 0, noneRepeats(points))
        : settled(
            Status.INCONCLUSIVE,
            (double) repeated / points,
            Double.NaN,
            String.format(
                Locale.ROOT,
                "%d of %d points (%s %%) repeat the position of an earlier point; a table cannot say how many do in the reference",
                repeated,
                points,
                Wording.percent((double) repeated / points)));
  }

  private static String noneRepeats(long points) {
    return String.format(Locale.ROOT, "none of %d points repeats the position of another", points);
  }

  private static Finding noPoint() {
    return Finding.withoutNumbers(Status.INCONCLUSIVE, "the source has no point");
  }

  private static Examination sanity(String gate, Finding finding) {
    return new Examination(STATISTIC, gate, Gate.Family.SANITY, finding);
  }

  private static Finding absent(
      List<CloudCheck> clouds, ToIntFunction<CloudCheck> count, String defect, String otherwise) {
    if (clouds.isEmpty()) {
      return noCloud();
    }
    long total = clouds.stream().mapToLong(count::applyAsInt).sum();
    if (total == 0) {
      return settled(
          Status.PASS,
          0,
          0,
          String.format(Locale.ROOT, "every point of %d clouds %s", clouds.size(), otherwise));
    }
    int worst = largest(clouds, count);
    long affected = clouds.stream().filter(c -> count.applyAsInt(c) > 0).count();
    return settled(
        Status.FAIL,
        (double) total,
        0,
        String.format(
            Locale.ROOT,
            "%d points %s in realization %d, %d in %d of %d clouds",
            count.applyAsInt(clouds.get(worst)),
            defect,
            worst,
            total,
            affected,
            clouds.size()));
  }

  private static Finding notEmpty(List<CloudCheck> clouds) {
    if (clouds.isEmpty()) {
      return settled(Status.FAIL, 0, 1, "the source has no cloud");
    }
    long fewest = clouds.stream().mapToLong(CloudCheck::points).min().orElseThrow();
    int where = largest(clouds, c -> -c.points());
    if (fewest == 0) {
      long empty = clouds.stream().filter(c -> c.points() == 0).count();
      return settled(
          Status.FAIL,
          0,
          1,
          String.format(
              Locale.ROOT,
              "%d of %d clouds have no point, first realization %d",
              empty,
              clouds.size(),
              where));
    }
    return settled(
        Status.PASS,
        (double) fewest,
        1,
        String.format(
            Locale.ROOT, "the smallest of %d clouds has %d points", clouds.size(), fewest));
  }

  private Finding numberOfPoints(
      List<CloudCheck> reference, List<CloudCheck> generated, boolean paired) {
    if (generated.isEmpty() || points(reference) == 0) {
      return generated.isEmpty() ? noCloud() : noReference();
    }
    double referenceMean = (double) points(reference) / reference.size();
    double generatedMean = (double) points(generated) / generated.size();
    double deviation = generatedMean / referenceMean - 1;
    String how = "";
    if (paired) {
      double sum = 0;
      for (int i = 0; i < reference.size(); i++) {
        if (reference.get(i).points() == 0) {
          return noReference();
        }
        sum += (double) generated.get(i).points() / reference.get(i).points();
      }
      deviation = sum / reference.size() - 1;
      how = " pair by pair";
    }
    return compared(referenceMean, generatedMean, deviation, how);
  }

  private Finding compared(
      double referenceMean, double generatedMean, double deviation, String how) {
    return settled(
        Math.abs(deviation) <= pointTolerance ? Status.PASS : Status.FAIL,
        Math.abs(deviation),
        pointTolerance,
        String.format(
            Locale.ROOT,
            "%s points a cloud where the reference has %s: %s %% %s%s, tolerance %s %%",
            mean(generatedMean),
            mean(referenceMean),
            Wording.percent(Math.abs(deviation)),
            deviation < 0 ? "fewer" : "more",
            how,
            Wording.number(100 * pointTolerance)));
  }

  private Finding duplicates(List<CloudCheck> reference, List<CloudCheck> generated) {
    long n = points(reference);
    long m = points(generated);
    if (generated.isEmpty() || n == 0) {
      return generated.isEmpty() ? noCloud() : noReference();
    }
    if (m == 0) {
      return noPoint();
    }
    long before = repeats(reference);
    long repeated = repeats(generated);
    // P(X >= d_g) as the lower tail of the reference share keeps the digits of a small p-value.
    double pValue =
        new BinomialDistribution(Math.toIntExact(before + repeated), (double) n / (n + m))
            .cumulativeProbability(Math.toIntExact(before));
    int worst = largest(generated, CloudCheck::duplicates);
    CloudCheck most = generated.get(worst);
    String reason =
        repeated == 0
            ? noneRepeats(m)
            : String.format(
                Locale.ROOT,
                "%d of %d points (%s %%) in realization %d, %d of %d (%s %%) in all, repeat the position of an earlier point; in the reference %d of %d (%s %%)",
                most.duplicates(),
                most.points(),
                Wording.percent((double) most.duplicates() / most.points()),
                worst,
                repeated,
                m,
                Wording.percent((double) repeated / m),
                before,
                n,
                Wording.percent((double) before / n));
    return Finding.settled(
        pValue < duplicateAlpha ? Status.FAIL : Status.PASS,
        (double) repeated / m,
        (double) before / n,
        pValue,
        duplicateAlpha,
        reason);
  }

  private static long points(List<CloudCheck> clouds) {
    return clouds.stream().mapToLong(CloudCheck::points).sum();
  }

  private static long repeats(List<CloudCheck> clouds) {
    return clouds.stream().mapToLong(CloudCheck::duplicates).sum();
  }

  /** Index of the first cloud with the largest count. */
  private static int largest(List<CloudCheck> clouds, ToIntFunction<CloudCheck> count) {
    int largest = 0;
    for (int i = 1; i < clouds.size(); i++) {
      if (count.applyAsInt(clouds.get(i)) > count.applyAsInt(clouds.get(largest))) {
        largest = i;
      }
    }
    return largest;
  }

  private static Finding settled(Status status, double value, double threshold, String reason) {
    return Finding.settled(status, value, threshold, Double.NaN, Double.NaN, reason);
  }

  private static Finding noCloud() {
    return Finding.withoutNumbers(Status.INCONCLUSIVE, "the source has no cloud to look at");
  }

  private static Finding noReference() {
    return Finding.withoutNumbers(
        Status.INCONCLUSIVE, "the reference has no cloud, or one without points, to compare with");
  }

  private static String mean(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
