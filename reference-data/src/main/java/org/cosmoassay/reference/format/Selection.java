package org.cosmoassay.reference.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/**
 * Which points of a cloud are kept when it is loaded: those inside a sub-box, of these those in a
 * range of mass, of these the most massive ones. Ties of mass go to the point that comes first in
 * the file; points stay in the order of the file.
 *
 * <p>A cloud cut to a sub-box starts at the origin and has the sub-box as its domain. It is not
 * periodic any more: statistics that close the box miss the neighbours beyond its faces and see
 * false ones across them, within r_max of a face.
 *
 * @param mostMassive number of points to keep; null for all
 * @param minMass least mass, Msun/h, inclusive; null for none
 * @param maxMass mass in Msun/h that every point is below; null for none
 * @param numberDensity points per (Mpc/h)^3 of which the most massive are kept: N = round(n V);
 *     null for all
 * @param subBox x0, x1, y0, y1, z0, z1 in Mpc/h, of [lo, hi) on each axis; null for the whole box
 */
public record Selection(
    @Nullable Integer mostMassive,
    @Nullable Double minMass,
    @Nullable Double maxMass,
    @Nullable Double numberDensity,
    @Nullable List<Double> subBox) {

  /** Everything is kept. */
  public static final Selection ALL = new Selection(null, null, null, null, null);

  private static final int SIDES = 6;

  public Selection {
    if (mostMassive != null && mostMassive <= 0) {
      throw new IllegalArgumentException(
          "The number of most massive points (" + mostMassive + ") must be positive.");
    }
    requirePositive("least mass", minMass);
    requirePositive("mass limit", maxMass);
    requirePositive("number density", numberDensity);
    if (minMass != null && maxMass != null && minMass >= maxMass) {
      throw new IllegalArgumentException(
          "The least mass (%s) must be below the mass limit (%s).".formatted(minMass, maxMass));
    }
    if (mostMassive != null && numberDensity != null) {
      throw new IllegalArgumentException(
          "A number of most massive points and a number density exclude each other; keep one.");
    }
    if (subBox != null) {
      subBox = List.copyOf(subBox);
      requireSides(subBox);
    }
  }

  private static void requirePositive(String name, @Nullable Double value) {
    if (value != null && !(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The " + name + " (" + value + ") must be positive and finite.");
    }
  }

  private static void requireSides(List<Double> sides) {
    if (sides.size() != SIDES) {
      throw new IllegalArgumentException(
          "The sub-box (" + sides + ") must have six numbers: x0, x1, y0, y1, z0, z1 in Mpc/h.");
    }
    for (int axis = 0; axis < 3; axis++) {
      double lo = sides.get(2 * axis);
      double hi = sides.get(2 * axis + 1);
      if (!(lo >= 0 && lo < hi && hi < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "The sub-box (" + sides + ") must have 0 <= lo < hi along " + "xyz".charAt(axis) + ".");
      }
    }
  }

  /** Whether every point is kept. */
  public boolean isAll() {
    return equals(ALL);
  }

  /** Whether a point is kept or not by itself, whatever the others are. */
  public boolean isPointwise() {
    return mostMassive == null && numberDensity == null;
  }

  private boolean needsMasses() {
    return mostMassive != null || minMass != null || maxMass != null || numberDensity != null;
  }

  /**
   * The selected part of a cloud.
   *
   * @throws IllegalArgumentException when the cloud has no masses, too few points, or a smaller box
   */
  public PointCloud of(PointCloud cloud) {
    if (isAll()) {
      return cloud;
    }
    if (needsMasses() && !cloud.hasMasses()) {
      throw new IllegalArgumentException(
          "the selection needs masses and there is no column mass; name it with --columns");
    }
    PeriodicBox domain = domain(cloud.box());
    int[] kept =
        IntStream.range(0, cloud.size())
            .filter(i -> isInside(cloud, i) && isInMassRange(cloud, i))
            .toArray();
    int wanted = wanted(domain);
    if (wanted >= 0) {
      if (wanted > kept.length) {
        throw new IllegalArgumentException(
            "%d most massive points are asked for and there are %d; ask for fewer"
                .formatted(wanted, kept.length));
      }
      kept = mostMassive(cloud, kept, wanted);
    }
    return take(cloud, kept, domain);
  }

  private PeriodicBox domain(PeriodicBox box) {
    List<Double> sides = subBox;
    if (sides == null) {
      return box;
    }
    for (int axis = 0; axis < 3; axis++) {
      if (sides.get(2 * axis + 1) > box.side(axis)) {
        throw new IllegalArgumentException(
            "the sub-box reaches to %s along %s and the box is %s Mpc/h; choose a smaller one"
                .formatted(sides.get(2 * axis + 1), "xyz".charAt(axis), box.side(axis)));
      }
    }
    return new PeriodicBox(
        sides.get(1) - sides.get(0), sides.get(3) - sides.get(2), sides.get(5) - sides.get(4));
  }

  private double origin(int axis) {
    return subBox == null ? 0 : subBox.get(2 * axis);
  }

  private boolean isInside(PointCloud cloud, int i) {
    List<Double> sides = subBox;
    for (int axis = 0; sides != null && axis < 3; axis++) {
      double position = cloud.position(axis, i);
      if (position < sides.get(2 * axis) || position >= sides.get(2 * axis + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean isInMassRange(PointCloud cloud, int i) {
    return (minMass == null || cloud.mass(i) >= minMass)
        && (maxMass == null || cloud.mass(i) < maxMass);
  }

  /** Number of most massive points to keep; -1 for all. */
  private int wanted(PeriodicBox domain) {
    if (numberDensity != null) {
      return (int) Math.min(Integer.MAX_VALUE, Math.round(numberDensity * domain.volume()));
    }
    return mostMassive == null ? -1 : mostMassive;
  }

  private static int[] mostMassive(PointCloud cloud, int[] rows, int wanted) {
    return Arrays.stream(rows)
        .boxed()
        .sorted((i, j) -> Double.compare(cloud.mass(j), cloud.mass(i))) // Stable: ties by row.
        .limit(wanted)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private PointCloud take(PointCloud cloud, int[] rows, PeriodicBox domain) {
    PointCloud.Builder builder =
        PointCloud.builder(domain)
            .cosmology(cloud.cosmology())
            .positions(
                positions(cloud, rows, 0, domain),
                positions(cloud, rows, 1, domain),
                positions(cloud, rows, 2, domain));
    if (cloud.hasVelocities()) {
      builder.velocities(
          column(rows, i -> cloud.velocity(0, i)),
          column(rows, i -> cloud.velocity(1, i)),
          column(rows, i -> cloud.velocity(2, i)));
    }
    if (cloud.hasMasses()) {
      builder.masses(column(rows, cloud::mass));
    }
    if (cloud.hasWeights()) {
      builder.weights(column(rows, cloud::weight));
    }
    return builder.build();
  }

  /** Positions from the corner of the domain; a difference that rounds up to the side stays in. */
  private double[] positions(PointCloud cloud, int[] rows, int axis, PeriodicBox domain) {
    double origin = origin(axis);
    double last = Math.nextDown(domain.side(axis));
    return column(rows, i -> Math.min(cloud.position(axis, i) - origin, last));
  }

  private static double[] column(int[] rows, IntToDoubleFunction values) {
    return Arrays.stream(rows).mapToDouble(values).toArray();
  }

  /** What is kept, for {@code info}, e.g. {@code mass >= 1.0E13 Msun/h, 5000 most massive}. */
  public String description() {
    List<String> parts = new ArrayList<>();
    if (subBox != null) {
      parts.add("sub-box " + subBox + " Mpc/h, not periodic");
    }
    if (minMass != null) {
      parts.add("mass >= " + minMass + " Msun/h");
    }
    if (maxMass != null) {
      parts.add("mass < " + maxMass + " Msun/h");
    }
    if (mostMassive != null) {
      parts.add(mostMassive + " most massive");
    }
    if (numberDensity != null) {
      parts.add("most massive, " + numberDensity + " per (Mpc/h)^3");
    }
    return parts.isEmpty() ? "all" : String.join(", ", parts);
  }
}
