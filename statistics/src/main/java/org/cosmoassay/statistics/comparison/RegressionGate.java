package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Is a source worse than it was? Its {@link Departure} from the reference against that of a
 * baseline, see {@link DepartureDifference}, one-sided: FAIL when it lies further from the
 * reference than the baseline by more than the noise of both, PASS otherwise, and the reason says
 * when it lies nearer by more than that.
 *
 * <p>A row that the baseline has in every cloud and the source lacks in some is missing data: the
 * gate cannot PASS then, and FAILS when Fisher's exact test ({@link Missingness}) finds it missing
 * more often than chance would. Fewer than {@value Departure#LEAST_CLOUDS} clouds on a side, or
 * fewer than half of the selected rows, are INCONCLUSIVE.
 *
 * @param alpha level, in (0, 1)
 */
public record RegressionGate(double alpha) {

  public RegressionGate {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "The alpha (" + alpha + ") of a regression gate must lie between 0 and 1.");
    }
  }

  /** The family its p-values are corrected in. */
  public Gate.Family family() {
    return Gate.Family.DIFFERENCE;
  }

  /** What is said of a source that measures exactly what the baseline measured. */
  public Finding unchanged(Departure before) {
    return Finding.settled(
        Status.PASS,
        0,
        Double.NaN,
        Double.NaN,
        alpha,
        "unchanged: the same values in every cloud"
            + (before.clouds() == 0
                ? ""
                : "; d^2 = " + Wording.number(before.distance()) + " from the reference"));
  }

  /**
   * Judges a source.
   *
   * @param scale of the reference, with the rows the gate selects
   * @param now the source
   * @param paired whether its clouds are paired with those of the reference
   * @param before the baseline
   * @param cloudsBefore number of clouds of the baseline
   * @param sameRealizations whether cloud i of source and baseline is the same realization
   */
  public Finding examine(
      ReferenceScale scale,
      MeasuredEnsemble now,
      boolean paired,
      Departure before,
      int cloudsBefore,
      boolean sameRealizations) {
    List<Integer> lost =
        before.rows().stream().filter(row -> scale.undefined(now, row) > 0).toList();
    if (!lost.isEmpty()) {
      return lost(scale, now, lost, before.rows().size(), cloudsBefore);
    }
    int least = Math.min(now.size(), cloudsBefore);
    if (least < Departure.LEAST_CLOUDS || tooFewReferences(scale, paired)) {
      return inconclusive(
          String.format(
              Locale.ROOT,
              "%d clouds, %d of the baseline and %s are too few to know their noise; %d of each would do",
              now.size(),
              cloudsBefore,
              scale.clouds() == 0 ? "a table" : scale.clouds() + " of the reference",
              Departure.LEAST_CLOUDS));
    }
    if (before.rows().isEmpty()) {
      return inconclusive(
          String.format(
              Locale.ROOT,
              "none of the %d rows is defined in every cloud of reference and baseline, or the reference does not vary there; use wider bins or more points",
              scale.selected()));
    }
    return compared(
        scale, Departure.of(scale, now, paired, before.rows()), before, sameRealizations);
  }

  private static boolean tooFewReferences(ReferenceScale scale, boolean paired) {
    return !paired && scale.clouds() != 0 && scale.clouds() < Departure.LEAST_CLOUDS;
  }

  private Finding compared(
      ReferenceScale scale, Departure now, Departure before, boolean sameRealizations) {
    DepartureDifference difference = DepartureDifference.of(scale, now, before, sameRealizations);
    double pValue = difference.pValueFurther();
    if (Double.isNaN(pValue)) {
      return inconclusive(
          "the numbers are too large for a distance; look at the measurements for values near the largest double");
    }
    List<String> reason = new ArrayList<>();
    reason.add(
        String.format(
            Locale.ROOT,
            "d^2 = %s from the reference where the baseline has %s: %s by %s +- %s (%s)",
            Wording.number(now.distance()),
            Wording.number(before.distance()),
            1 - pValue < alpha
                ? "better, beyond noise,"
                : difference.value() > 0 ? "further" : "nearer",
            Wording.number(Math.abs(difference.value())),
            Wording.number(difference.error()),
            difference.paired()
                ? "cloud by cloud, " + now.clouds() + " clouds"
                : String.format(
                    Locale.ROOT, "%d against %d clouds", now.clouds(), before.clouds())));
    int rows = now.rows().size();
    reason.add(String.format(Locale.ROOT, "%d of %d rows used", rows, scale.selected()));
    boolean suffice = 2 * rows >= scale.selected();
    if (!suffice) {
      reason.add("fewer than half: use wider bins or more points");
    }
    if (difference.value() > 0) {
      reason.add("most in " + scale.place(mostWorsened(now, before)));
    }
    return Finding.byPValue(
        suffice ? Status.PASS : Status.INCONCLUSIVE,
        difference.value(),
        difference.critical(alpha),
        pValue,
        0,
        alpha,
        String.join("; ", reason));
  }

  /** The row whose squared deviation grew most. */
  private static int mostWorsened(Departure now, Departure before) {
    double[] a = now.deviations();
    double[] b = before.deviations();
    int most = 0;
    for (int k = 1; k < a.length; k++) {
      if (a[k] * a[k] - b[k] * b[k] > a[most] * a[most] - b[most] * b[most]) {
        most = k;
      }
    }
    return now.rows().get(most);
  }

  private Finding lost(
      ReferenceScale scale, MeasuredEnsemble now, List<Integer> lost, int of, int cloudsBefore) {
    List<Missingness.Count> counts =
        lost.stream()
            .map(row -> new Missingness.Count(scale.named(row), 0, scale.undefined(now, row)))
            .toList();
    Optional<Missingness> missing =
        Missingness.of(counts, scale.axis(), cloudsBefore, now.size(), alpha);
    String reason =
        String.format(
            Locale.ROOT,
            "%d of the %d rows that every cloud of the baseline has are undefined in some cloud, first %s (in %d of %d)",
            lost.size(),
            of,
            scale.place(lost.get(0)),
            counts.get(0).generated(),
            now.size());
    return missing
        .map(
            m ->
                Finding.byPValue(
                    Status.INCONCLUSIVE,
                    Double.NaN,
                    Double.NaN,
                    m.pValue(),
                    Double.NaN,
                    alpha,
                    reason))
        .orElseGet(
            () ->
                inconclusive(
                    reason
                        + "; too few to tell from chance, and distances over other rows cannot be compared"));
  }

  private Finding inconclusive(String reason) {
    return Finding.settled(Status.INCONCLUSIVE, Double.NaN, Double.NaN, Double.NaN, alpha, reason);
  }
}
