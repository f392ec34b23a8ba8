package org.cosmoassay.statistics.fourier;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.twopoint.PairSpace;

/**
 * The lines of sight along which power is anisotropic, and the space in which it is measured.
 *
 * @param lines one line, or all three to average over
 * @param redshiftSpace whether points are displaced along the line of sight
 * @param redshift overrides the redshift of the cloud; NaN to take the cloud's own
 * @param omegaM overrides the matter density of the cloud; NaN to take the cloud's own
 */
record SightLines(Set<LineOfSight> lines, boolean redshiftSpace, double redshift, double omegaM) {

  static final SightLines DEFAULT =
      new SightLines(EnumSet.of(LineOfSight.Z), false, Double.NaN, Double.NaN);

  SightLines {
    lines = Set.copyOf(lines);
    if (redshift <= -1 || Double.isInfinite(redshift)) {
      throw new IllegalArgumentException("redshift: " + redshift + " must be finite and above -1");
    }
    if (omegaM < 0 || Double.isInfinite(omegaM)) {
      throw new IllegalArgumentException("omega-m: " + omegaM + " must be finite and 0 or more");
    }
  }

  SightLines along(Set<LineOfSight> others) {
    return new SightLines(others, redshiftSpace, redshift, omegaM);
  }

  /** A view of a cloud, and the lines of sight that see it so. */
  record View(PairSpace space, List<LineOfSight> lines) {}

  /** One view in real space; in redshift space every line has its own. */
  List<View> views() {
    List<LineOfSight> ordered = lines.stream().sorted().toList();
    if (!redshiftSpace) {
      return List.of(new View(PairSpace.REAL, ordered));
    }
    return ordered.stream()
        .map(line -> new View(new PairSpace(line, redshift, omegaM), List.of(line)))
        .toList();
  }

  Set<Requirement> requires() {
    return views().get(0).space().requires();
  }

  /** Canonical text, part of the parameters of a statistic. */
  String parameters() {
    return "los="
        + (lines.size() > 1 ? "average" : lines.iterator().next().label())
        + ";space="
        + (redshiftSpace
            ? "redshift;redshift=" + orOwn(redshift) + ";omega-m=" + orOwn(omegaM)
            : "real");
  }

  private static String orOwn(double override) {
    return Double.isNaN(override) ? "cloud" : Double.toString(override);
  }
}
