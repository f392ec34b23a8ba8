package org.cosmoassay.reference.simulator.gravity;

import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Particles of equal mass at one redshift. Positions are comoving Mpc/h in [0, side), velocities
 * proper peculiar km/s. Immutable.
 */
public final class Snapshot {

  /** Critical density today in Msun/h per (Mpc/h)^3: 3 (100 km/s/Mpc)^2 / (8 pi G). */
  public static final double CRITICAL_DENSITY = 2.77536627e11;

  private final PeriodicBox box;
  private final Cosmology cosmology;
  private final double[][] positions;
  private final double[][] velocities;

  private Snapshot(
      PeriodicBox box, Cosmology cosmology, double[][] positions, double[][] velocities) {
    this.box = box;
    this.cosmology = cosmology;
    this.positions = positions;
    this.velocities = velocities;
  }

  /** Takes the arrays over; the caller must not keep them. */
  public static Snapshot owning(
      PeriodicBox box, Cosmology cosmology, double[][] positions, double[][] velocities) {
    return new Snapshot(box, cosmology, positions, velocities);
  }

  public PeriodicBox box() {
    return box;
  }

  /** The cosmology, with the redshift of the snapshot. */
  public Cosmology cosmology() {
    return cosmology;
  }

  /** Number of particles. */
  public int size() {
    return positions[0].length;
  }

  /** Mass of a particle in Msun/h: all matter of the box, shared equally. */
  public double particleMass() {
    return cosmology.requireOmegaM() * CRITICAL_DENSITY * box.volume() / size();
  }

  /** Coordinate of particle i along an axis, in Mpc/h. */
  public double position(int axis, int i) {
    return positions[axis][i];
  }

  /** Velocity component of particle i along an axis, in km/s. */
  public double velocity(int axis, int i) {
    return velocities[axis][i];
  }

  /** A copy of the coordinates along an axis, in Mpc/h. */
  public double[] copyPositions(int axis) {
    return positions[axis].clone();
  }
}
