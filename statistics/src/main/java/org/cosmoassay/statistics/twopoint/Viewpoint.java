package org.cosmoassay.statistics.twopoint;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;

/**
 * How a periodic box is seen: in real or in redshift space, along one axis or along all three,
 * whose pairs are then added up.
 */
public final class Viewpoint {

  /** Real space, along z. */
  public static final Viewpoint DEFAULT =
      new Viewpoint(EnumSet.of(LineOfSight.Z), false, Double.NaN, Double.NaN);

  private final Set<LineOfSight> lines;
  private final boolean redshiftSpace;
  private final double redshift;
  private final double omegaM;

  private Viewpoint(Set<LineOfSight> lines, boolean redshiftSpace, double redshift, double omegaM) {
    this.lines = lines;
    this.redshiftSpace = redshiftSpace;
    this.redshift = redshift;
    this.omegaM = omegaM;
  }

  /** Along one line of sight. */
  public Viewpoint along(LineOfSight line) {
    return new Viewpoint(EnumSet.of(line), redshiftSpace, redshift, omegaM);
  }

  /** Along x, y and z, all together. */
  public Viewpoint averaged() {
    return new Viewpoint(EnumSet.allOf(LineOfSight.class), redshiftSpace, redshift, omegaM);
  }

  /** In redshift space, with redshift and matter density of each cloud. */
  public Viewpoint inRedshiftSpace() {
    return inRedshiftSpace(Double.NaN, Double.NaN);
  }

  /**
   * In redshift space, with a redshift and a matter density instead of those of the cloud.
   *
   * @param otherRedshift redshift, above -1; NaN to take the cloud's own
   * @param otherOmegaM matter density today, not negative; NaN to take the cloud's own
   */
  public Viewpoint inRedshiftSpace(double otherRedshift, double otherOmegaM) {
    if (otherRedshift <= -1 || Double.isInfinite(otherRedshift)) {
      throw new IllegalArgumentException(
          "redshift: " + otherRedshift + " must be finite and above -1");
    }
    if (otherOmegaM < 0 || Double.isInfinite(otherOmegaM)) {
      throw new IllegalArgumentException(
          "omega-m: " + otherOmegaM + " must be finite and 0 or more");
    }
    return new Viewpoint(lines, true, otherRedshift, otherOmegaM);
  }

  /** The lines of sight, in the order x, y, z. */
  Set<LineOfSight> lines() {
    return lines;
  }

  boolean isReal() {
    return !redshiftSpace;
  }

  /** The space in which pairs along a line of sight are separated. */
  PairSpace space(LineOfSight line) {
    return redshiftSpace ? new PairSpace(line, redshift, omegaM) : PairSpace.REAL;
  }

  /** What a cloud must have beyond positions. */
  Set<Requirement> requires() {
    return space(LineOfSight.Z).requires();
  }

  private static List<Parameter> parameters() {
    return List.of(
        Parameter.word(
            "space",
            "real",
            List.of("real", "redshift"),
            "real, or redshift: positions shifted along the line of sight by v/(aH)."),
        Parameter.optionalNumber(
                "redshift",
                -1,
                Double.POSITIVE_INFINITY,
                "",
                "Redshift of the mapping into redshift space; each cloud's own unless stated.")
            .above(-1)
            .onlyWhen("space", "redshift"),
        Parameter.optionalNumber(
                "omega-m",
                0,
                2,
                "",
                "Omega_m of the mapping into redshift space; each cloud's own unless stated.")
            .above(0)
            .onlyWhen("space", "redshift"),
        Parameter.word(
            "los",
            "z",
            List.of("x", "y", "z", "average"),
            "Line of sight, or the average over all three."));
  }

  /** The parameters of a statistic: its own first, then those that make a viewpoint. */
  public static List<Parameter> parametersAfter(Parameter... first) {
    List<Parameter> all = new ArrayList<>(List.of(first));
    all.addAll(parameters());
    return all;
  }

  /** The viewpoint that the values of {@link #parametersAfter} ask for. */
  static Viewpoint of(ParameterValues values) {
    Viewpoint viewpoint =
        switch (values.text("los")) {
          case "x" -> DEFAULT.along(LineOfSight.X);
          case "y" -> DEFAULT.along(LineOfSight.Y);
          case "z" -> DEFAULT;
          default -> DEFAULT.averaged();
        };
    return values.text("space").equals("real")
        ? viewpoint
        : viewpoint.inRedshiftSpace(values.number("redshift"), values.number("omega-m"));
  }

  /** Canonical text: equal text means equal views. */
  @Override
  public String toString() {
    String space =
        redshiftSpace
            ? "redshift;redshift=" + orOwn(redshift) + ";omega-m=" + orOwn(omegaM)
            : "real";
    return "los="
        + (lines.size() > 1 ? "average" : lines.iterator().next().label())
        + ";space="
        + space;
  }

  private static String orOwn(double override) {
    return Double.isNaN(override) ? "cloud" : Double.toString(override);
  }
}
