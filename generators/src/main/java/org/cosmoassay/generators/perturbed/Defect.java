package org.cosmoassay.generators.perturbed;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * A named defect of known strength, planted in a cloud. It changes what its name says and nothing
 * else: cosmology, box, number of points unless stated, and the columns it does not name stay bit
 * for bit.
 *
 * <ul>
 *   <li>{@code position-jitter}: every coordinate moves by a Gaussian of standard deviation {@code
 *       amount} Mpc/h, wrapped into the box.
 *   <li>{@code axis-jitter}: the same for z alone.
 *   <li>{@code extra-growth}: every point moves on by {@code amount} times its linear displacement
 *       v/(a H f), and velocities are multiplied by 1 + {@code amount}: what another sigma_8 does
 *       to given halos in linear theory. The cloud must state its redshift and Omega_m.
 *   <li>{@code velocity-scale}: every velocity is multiplied by {@code amount}.
 *   <li>{@code velocity-offset}: {@code amount} km/s are added to every velocity along x.
 *   <li>{@code thinning}: a random subset of round(amount N) points is removed; the others keep
 *       their order.
 *   <li>{@code duplicated-points}: N stays, but a random subset of round(amount N) points, at most
 *       N - 1, is overwritten by exact copies (position, velocity, mass, weight) of points chosen
 *       at random, with replacement, from those not overwritten.
 *   <li>{@code missing-close-pairs}: in their order, points closer than {@code amount} Mpc/h to an
 *       earlier one are put at random places where they are not.
 *   <li>{@code phase-scrambling}: this fraction of the points is put at random places, then all are
 *       moved until the pairs at every separation are as many as before: xi and the power spectrum
 *       are kept, higher orders are not; see {@link PhaseScrambling}.
 * </ul>
 */
public final class Defect {

  private final DefectKind kind;
  private final double amount;

  private Defect(DefectKind kind, double amount) {
    this.kind = kind;
    this.amount = amount;
  }

  /** The names that {@link #of} knows. */
  public static List<String> names() {
    return Arrays.stream(DefectKind.values()).map(DefectKind::text).toList();
  }

  /**
   * The defect of a name.
   *
   * @param amount its strength, in the unit of the defect; see the class
   * @throws IllegalArgumentException when the name is unknown or the amount out of its range
   */
  public static Defect of(String name, double amount) {
    for (DefectKind kind : DefectKind.values()) {
      if (kind.text().equals(name)) {
        if (!(amount >= kind.least && amount <= kind.most)) {
          throw new IllegalArgumentException(
              "The amount (%s) of the defect %s must be %s.".formatted(amount, name, kind.range));
        }
        return new Defect(kind, amount);
      }
    }
    throw new IllegalArgumentException(
        "unknown defect %s; known are %s".formatted(name, String.join(", ", names())));
  }

  public String name() {
    return kind.text();
  }

  /** The strength, in the unit of the defect. */
  public double amount() {
    return amount;
  }

  /** Unit of the amount; empty when it is a number. */
  public String unit() {
    return kind.unit;
  }

  /** Canonical text: equal text, cloud and seed mean the same bits. */
  public String identity() {
    return kind.text() + "/1 amount=" + amount;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Defect that
        && kind == that.kind
        && Double.compare(amount, that.amount) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + Double.hashCode(amount);
  }

  @Override
  public String toString() {
    return identity();
  }

  /** One sentence with the amount and its unit. */
  public String description() {
    return kind.describe(Double.toString(amount));
  }

  /**
   * The cloud with the defect.
   *
   * @param seed the only source of randomness; defects of velocities need none
   * @throws IllegalArgumentException when the cloud lacks what the defect changes: velocities, a
   *     redshift or Omega_m
   */
  public PointCloud apply(PointCloud cloud, long seed) {
    return kind.plant(cloud, amount, RandomStreams.split(seed, kind.text(), 0));
  }
}
