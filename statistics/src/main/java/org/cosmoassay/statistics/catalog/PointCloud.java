package org.cosmoassay.statistics.catalog;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * N points in a periodic box, as structure of arrays. Positions are comoving Mpc/h in [0, side),
 * velocities proper peculiar km/s, masses Msun/h, weights dimensionless. Immutable: arrays are
 * copied in and never handed out. A cloud may be empty. It can be written out and read by the same
 * version of this library.
 */
public final class PointCloud implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String[] POSITION_NAMES = {"x", "y", "z"};
  private static final String[] VELOCITY_NAMES = {"vx", "vy", "vz"};

  private final PeriodicBox box;
  private final Cosmology cosmology;
  private final double[][] positions;
  private final double @Nullable [][] velocities;
  private final double @Nullable [] masses;
  private final double @Nullable [] weights;

  private PointCloud(
      PeriodicBox box,
      Cosmology cosmology,
      double[][] positions,
      double @Nullable [][] velocities,
      double @Nullable [] masses,
      double @Nullable [] weights) {
    this.box = box;
    this.cosmology = cosmology;
    this.positions = positions;
    this.velocities = velocities;
    this.masses = masses;
    this.weights = weights;
  }

  public static Builder builder(PeriodicBox box) {
    return new Builder(box);
  }

  /** A cloud of positions alone; coordinates in Mpc/h, inside the box. */
  public static PointCloud of(PeriodicBox box, double[] x, double[] y, double[] z) {
    return builder(box).positions(x, y, z).build();
  }

  /** Number of points N. */
  public int size() {
    return positions[0].length;
  }

  public PeriodicBox box() {
    return box;
  }

  /** The conditioning of this cloud; {@link Cosmology#UNSTATED} when nobody stated one. */
  public Cosmology cosmology() {
    return cosmology;
  }

  public boolean hasVelocities() {
    return velocities != null;
  }

  public boolean hasMasses() {
    return masses != null;
  }

  public boolean hasWeights() {
    return weights != null;
  }

  public double x(int i) {
    return positions[0][i];
  }

  public double y(int i) {
    return positions[1][i];
  }

  public double z(int i) {
    return positions[2][i];
  }

  /** Coordinate of point i along axis 0, 1 or 2, in Mpc/h. */
  public double position(int axis, int i) {
    return positions[axis][i];
  }

  /** Velocity component of point i along axis 0, 1 or 2, in km/s. */
  public double velocity(int axis, int i) {
    return requireVelocities()[axis][i];
  }

  /** Mass of point i in Msun/h. */
  public double mass(int i) {
    return require("masses", masses)[i];
  }

  /** Weight of point i, dimensionless; 1 when the cloud has no weights. */
  public double weight(int i) {
    return weights == null ? 1.0 : weights[i];
  }

  /** A copy of the coordinates along an axis, in Mpc/h. */
  public double[] copyPositions(int axis) {
    return positions[axis].clone();
  }

  /** A copy of the velocity components along an axis, in km/s. */
  public double[] copyVelocities(int axis) {
    return requireVelocities()[axis].clone();
  }

  /** A copy of the masses, in Msun/h. */
  public double[] copyMasses() {
    return require("masses", masses).clone();
  }

  /** The same points under another conditioning; shares the arrays. */
  public PointCloud withCosmology(Cosmology other) {
    return new PointCloud(box, other, positions, velocities, masses, weights);
  }

  private double[][] requireVelocities() {
    return require("velocities", velocities);
  }

  private static <T> T require(String what, @Nullable T present) {
    if (present == null) {
      throw new IllegalStateException("The cloud has no " + what + ".");
    }
    return present;
  }

  /** Collects the columns of a cloud, then checks every value once. */
  public static final class Builder {
    private final PeriodicBox box;
    private Cosmology cosmology = Cosmology.UNSTATED;
    private double[][] positions = new double[3][0];
    private double @Nullable [][] velocities;
    private double @Nullable [] masses;
    private double @Nullable [] weights;
    private boolean wrap;

    private Builder(PeriodicBox box) {
      this.box = box;
    }

    /** Coordinates in Mpc/h; copied. */
    public Builder positions(double[] x, double[] y, double[] z) {
      positions = new double[][] {x.clone(), y.clone(), z.clone()};
      return this;
    }

    /** Peculiar velocities in km/s; copied. */
    public Builder velocities(double[] vx, double[] vy, double[] vz) {
      velocities = new double[][] {vx.clone(), vy.clone(), vz.clone()};
      return this;
    }

    /** Masses in Msun/h; copied. */
    public Builder masses(double[] values) {
      masses = values.clone();
      return this;
    }

    /** Dimensionless weights; copied. */
    public Builder weights(double[] values) {
      weights = values.clone();
      return this;
    }

    public Builder cosmology(Cosmology value) {
      cosmology = value;
      return this;
    }

    /** Whether positions outside the box are wrapped into it (true) or refused (the default). */
    public Builder wrap(boolean value) {
      wrap = value;
      return this;
    }

    /**
     * The cloud.
     *
     * @throws InvalidPointException at the first non-finite value or position outside the box
     * @throws IllegalArgumentException when columns differ in length
     */
    public PointCloud build() {
      int n = positions[0].length;
      for (int axis = 0; axis < 3; axis++) {
        placeInBox(positions[axis], n, axis);
        if (velocities != null) {
          requireFinite(velocities[axis], n, VELOCITY_NAMES[axis]);
        }
      }
      if (masses != null) {
        requireFinite(masses, n, "mass");
      }
      if (weights != null) {
        requireFinite(weights, n, "weight");
      }
      return new PointCloud(box, cosmology, positions, velocities, masses, weights);
    }

    private void placeInBox(double[] values, int n, int axis) {
      String name = POSITION_NAMES[axis];
      requireFinite(values, n, name);
      double side = box.side(axis);
      for (int i = 0; i < n; i++) {
        if (values[i] >= 0 && values[i] < side) {
          continue;
        }
        if (!wrap) {
          throw new InvalidPointException(
              InvalidPointException.Defect.OUTSIDE_BOX,
              i,
              name,
              values[i],
              "row %d: %s = %s lies outside the box [0, %s) Mpc/h; wrap positions or state the right box"
                  .formatted(i, name, values[i], side));
        }
        values[i] = box.wrap(values[i], axis);
      }
    }

    private static void requireFinite(double[] values, int n, String name) {
      if (values.length != n) {
        throw new IllegalArgumentException(
            "The column %s has %d values where x has %d.".formatted(name, values.length, n));
      }
      for (int i = 0; i < n; i++) {
        if (!Double.isFinite(values[i])) {
          throw new InvalidPointException(
              InvalidPointException.Defect.NON_FINITE,
              i,
              name,
              values[i],
              "row %d: %s is %s; every value must be finite".formatted(i, name, values[i]));
        }
      }
    }
  }
}
