package org.cosmoassay.generators.perturbed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * A named defect of known strength, planted in a cloud. It changes what its name says and nothing
 * else: cosmology, box, and the columns it does not name stay bit for bit.
 *
 * <ul>
 *   <li>{@code position-jitter}: every coordinate moves by a Gaussian of standard deviation {@code
 *       amount} Mpc/h, wrapped into the box.
 *   <li>{@code velocity-scale}: every velocity is multiplied by {@code amount}.
 *   <li>{@code thinning}: a random subset of round(amount N) points is removed; the others keep
 *       their order.
 *   <li>{@code duplicated-points}: N stays, but a random subset of round(amount N) points, at most
 *       N - 1, is overwritten by exact copies (position, velocity, mass, weight) of points chosen
 *       at random, with replacement, from those not overwritten.
 * </ul>
 */
public final class Defect {

  private enum Kind {
    POSITION_JITTER(
        "position-jitter", Double.MAX_VALUE, "a standard deviation in Mpc/h, 0 or greater"),
    VELOCITY_SCALE("velocity-scale", Double.MAX_VALUE, "a factor, 0 or greater"),
    THINNING("thinning", 1, "a fraction of the points, from 0 to 1"),
    DUPLICATED_POINTS("duplicated-points", 1, "a fraction of the points, from 0 to 1");

    private final String text;
    private final double most;
    private final String range;

    Kind(String text, double most, String range) {
      this.text = text;
      this.most = most;
      this.range = range;
    }
  }

  private final Kind kind;
  private final double amount;

  private Defect(Kind kind, double amount) {
    this.kind = kind;
    this.amount = amount;
  }

  /** The names that {@link #of} knows. */
  public static List<String> names() {
    return Arrays.stream(Kind.values()).map(kind -> kind.text).toList();
  }

  /**
   * The defect of a name.
   *
   * @param amount its strength, in the unit of the defect; see the class
   * @throws IllegalArgumentException when the name is unknown or the amount out of its range
   */
  public static Defect of(String name, double amount) {
    for (Kind kind : Kind.values()) {
      if (kind.text.equals(name)) {
        if (!(amount >= 0 && amount <= kind.most)) {
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
    return kind.text;
  }

  /** The strength, in the unit of the defect. */
  public double amount() {
    return amount;
  }

  /** Canonical text: equal text, cloud and seed mean the same bits. */
  public String identity() {
    return kind.text + "/1 amount=" + amount;
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
    return switch (kind) {
      case POSITION_JITTER -> "every position moved by a Gaussian of " + amount + " Mpc/h per axis";
      case VELOCITY_SCALE -> "every velocity multiplied by " + amount;
      case THINNING -> "a random fraction " + amount + " of the points removed";
      case DUPLICATED_POINTS ->
          "a random fraction " + amount + " of the points overwritten by exact copies of others";
    };
  }

  /**
   * The cloud with the defect.
   *
   * @param seed the only source of randomness; {@code velocity-scale} needs none
   * @throws IllegalArgumentException when velocities are to be scaled and the cloud has none
   */
  public PointCloud apply(PointCloud cloud, long seed) {
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, kind.text, 0));
    return switch (kind) {
      case POSITION_JITTER -> jitter(cloud, random);
      case VELOCITY_SCALE -> scaleVelocities(cloud);
      case THINNING -> thin(cloud, random);
      case DUPLICATED_POINTS -> duplicate(cloud, random);
    };
  }

  private PointCloud jitter(PointCloud cloud, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    PeriodicBox box = cloud.box();
    double[][] positions = positions(cloud);
    for (int i = 0; i < cloud.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        positions[axis][i] = box.wrap(positions[axis][i] + amount * normal.sample(), axis);
      }
    }
    return withColumns(cloud, positions, cloud.hasVelocities() ? velocities(cloud) : null);
  }

  private PointCloud scaleVelocities(PointCloud cloud) {
    if (!cloud.hasVelocities()) {
      throw new IllegalArgumentException(
          "The defect velocity-scale needs a cloud with velocities and this one has none: name its"
              + " velocity columns, or choose another defect.");
    }
    double[][] velocities = velocities(cloud);
    for (double[] component : velocities) {
      for (int i = 0; i < component.length; i++) {
        component[i] *= amount;
      }
    }
    return withColumns(cloud, positions(cloud), velocities);
  }

  private PointCloud thin(PointCloud cloud, UniformRandomProvider random) {
    int n = cloud.size();
    boolean[] removed = subset(random, (int) Math.round(amount * n), n);
    return select(cloud, IntStream.range(0, n).filter(i -> !removed[i]).toArray());
  }

  private PointCloud duplicate(PointCloud cloud, UniformRandomProvider random) {
    int n = cloud.size();
    int copies = Math.min((int) Math.round(amount * n), Math.max(0, n - 1));
    boolean[] overwritten = subset(random, copies, n);
    int[] originals = IntStream.range(0, n).filter(i -> !overwritten[i]).toArray();
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = overwritten[i] ? originals[random.nextInt(originals.length)] : i;
    }
    return select(cloud, rows);
  }

  /** Exactly k of n, every subset equally likely (selection sampling, Knuth 3.4.2, algorithm S). */
  private static boolean[] subset(UniformRandomProvider random, int k, int n) {
    boolean[] chosen = new boolean[n];
    int wanted = k;
    for (int i = 0; i < n && wanted > 0; i++) {
      if (random.nextInt(n - i) < wanted) {
        chosen[i] = true;
        wanted--;
      }
    }
    return chosen;
  }

  /** The cloud of these rows, in this order. */
  private static PointCloud select(PointCloud cloud, int[] rows) {
    PointCloud.Builder selected = PointCloud.builder(cloud.box()).cosmology(cloud.cosmology());
    double[][] positions = positions(cloud);
    selected.positions(
        pick(positions[0], rows), pick(positions[1], rows), pick(positions[2], rows));
    if (cloud.hasVelocities()) {
      double[][] velocities = velocities(cloud);
      selected.velocities(
          pick(velocities[0], rows), pick(velocities[1], rows), pick(velocities[2], rows));
    }
    if (cloud.hasMasses()) {
      selected.masses(pick(cloud.copyMasses(), rows));
    }
    if (cloud.hasWeights()) {
      selected.weights(pick(weights(cloud), rows));
    }
    return selected.build();
  }

  /** The cloud with other positions and velocities. */
  private static PointCloud withColumns(
      PointCloud cloud, double[][] positions, double @Nullable [][] velocities) {
    PointCloud.Builder changed =
        PointCloud.builder(cloud.box())
            .cosmology(cloud.cosmology())
            .positions(positions[0], positions[1], positions[2]);
    if (velocities != null) {
      changed.velocities(velocities[0], velocities[1], velocities[2]);
    }
    if (cloud.hasMasses()) {
      changed.masses(cloud.copyMasses());
    }
    if (cloud.hasWeights()) {
      changed.weights(weights(cloud));
    }
    return changed.build();
  }

  private static double[] pick(double[] column, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
  }

  private static double[][] positions(PointCloud cloud) {
    return new double[][] {cloud.copyPositions(0), cloud.copyPositions(1), cloud.copyPositions(2)};
  }

  private static double[][] velocities(PointCloud cloud) {
    return new double[][] {
      cloud.copyVelocities(0), cloud.copyVelocities(1), cloud.copyVelocities(2)
    };
  }

  private static double[] weights(PointCloud cloud) {
    return IntStream.range(0, cloud.size()).mapToDouble(cloud::weight).toArray();
  }
}
