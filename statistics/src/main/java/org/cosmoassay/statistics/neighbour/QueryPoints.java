package org.cosmoassay.statistics.neighbour;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.DoublePredicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Where neighbours are asked for: points that fill the volume, or the data themselves. Except for
 * {@link #data()} the points depend on the box alone, so that every cloud of a comparison is asked
 * at the same places. Immutable.
 */
public abstract class QueryPoints {

  /** Most queries of one set: about 6 GB of memory while they are sorted. */
  public static final int MAX_COUNT = 100_000_000;

  private static final String[] AXES = {"x", "y", "z"};

  private static final String NOTATION =
      "write random:N, sobol:N or halton:N (N points), grid:N (N points per side) or data";

  private QueryPoints() {}

  /**
   * Query points from the notation of the command line and of benchmark files: {@code random:N},
   * {@code sobol:N}, {@code halton:N} (N points in all), {@code grid:N} (N per side, N^3 in all) or
   * {@code data}.
   *
   * @param seed seed of random and of scrambled points; the others do not use it
   * @throws IllegalArgumentException with the fix, when the notation or the number is wrong
   */
  public static QueryPoints parse(String spec, long seed) {
    String[] parts = spec.split(":", -1);
    try {
      if (parts.length == 1 && spec.matches("\\d+")) {
        return random(seed, Integer.parseInt(spec));
      }
      if (parts.length == 2 && parts[0].equals("random")) {
        return random(seed, Integer.parseInt(parts[1]));
      }
      if (parts.length == 2 && parts[0].equals("sobol")) {
        return sobol(seed, Integer.parseInt(parts[1]));
      }
      if (parts.length == 2 && parts[0].equals("halton")) {
        return halton(seed, Integer.parseInt(parts[1]));
      }
      if (parts.length == 2 && parts[0].equals("grid")) {
        return grid(Integer.parseInt(parts[1]));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "query \"" + spec + "\" needs a whole number; " + NOTATION, e);
    }
    if (spec.equals("data")) {
      return data();
    }
    throw new IllegalArgumentException("query \"" + spec + "\" is not understood; " + NOTATION);
  }

  /**
   * n independent uniform points. A function of the seed, n and the box alone; the first n of a
   * larger n are the same points.
   *
   * @throws IllegalArgumentException when n is not in 1 .. {@value #MAX_COUNT}
   */
  public static QueryPoints random(long seed, int n) {
    requireCount("random", n, n);
    return new Random(seed, n);
  }

  /**
   * The first n points of Sobol's sequence under a random digital shift (Joe & Kuo 2008,
   * doi:10.1137/070709359): they fill the box more evenly than independent points, most evenly when
   * n is a power of two. A function of the seed, n and the box alone; the first n of a larger n are
   * the same points.
   *
   * @throws IllegalArgumentException when n is not in 1 .. {@value #MAX_COUNT}
   */
  public static QueryPoints sobol(long seed, int n) {
    return sequence(LowDiscrepancySequence.SOBOL, seed, n);
  }

  /**
   * The first n points of Halton's sequence in bases 2, 3, 5, shifted as a whole by a random vector
   * modulo the box (Cranley & Patterson 1976, doi:10.1137/0713071). A function of the seed, n and
   * the box alone; the first n of a larger n are the same points.
   *
   * @throws IllegalArgumentException when n is not in 1 .. {@value #MAX_COUNT}
   */
  public static QueryPoints halton(long seed, int n) {
    return sequence(LowDiscrepancySequence.HALTON, seed, n);
  }

  private static QueryPoints sequence(LowDiscrepancySequence sequence, long seed, int n) {
    requireCount(sequence.word(), n, n);
    return new Sequence(sequence, seed, n);
  }

  /**
   * A regular grid of n points per side, n^3 in all, at the centres (i + 1/2) L / n of equal cells;
   * the last axis runs fastest. In a box of unequal sides the cells have its shape.
   *
   * @throws IllegalArgumentException when n^3 is not in 1 .. {@value #MAX_COUNT}
   */
  public static QueryPoints grid(int perSide) {
    requireCount("grid", perSide, Math.pow(perSide, 3));
    return new Grid(perSide);
  }

  /**
   * The points of the cloud themselves. A point is no neighbour of itself, by its index: another
   * point at the same place is a neighbour at distance 0.
   */
  public static QueryPoints data() {
    return new Data();
  }

  /**
   * Given points [Mpc/h], copied; those outside the box are wrapped into it.
   *
   * @throws IllegalArgumentException when there is none, the lengths differ or a value is not
   *     finite
   */
  public static QueryPoints of(double[] x, double[] y, double[] z) {
    double[][] points = {x.clone(), y.clone(), z.clone()};
    requireCount("points", x.length, x.length);
    for (int axis = 0; axis < 3; axis++) {
      if (points[axis].length != x.length) {
        throw new IllegalArgumentException(
            "query points: %d values of %s where x has %d"
                .formatted(points[axis].length, AXES[axis], x.length));
      }
      for (int i = 0; i < x.length; i++) {
        if (!Double.isFinite(points[axis][i])) {
          throw new IllegalArgumentException(
              "query points, row %d: %s is %s; every coordinate must be finite"
                  .formatted(i, AXES[axis], points[axis][i]));
        }
      }
    }
    return new Given(points);
  }

  /** Canonical text: equal text means the same points in the same box. */
  public abstract String canonical();

  /** Whether each query is a point of the cloud, which is then not counted as a neighbour. */
  public boolean excludesSelf() {
    return false;
  }

  /** The points in the box of a tree, in an order that keeps consecutive searches close. */
  abstract QuerySet in(NeighbourTree tree);

  /**
   * Those of the points whose z is wanted, or more of them: where they are points of the tree, all.
   */
  QuerySet in(NeighbourTree tree, DoublePredicate wantedZ) {
    return in(tree);
  }

  @Override
  public String toString() {
    return canonical();
  }

  private static void requireCount(String kind, int n, double count) {
    if (n < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "query %s:%d asks for %s; ask for 1 to %d points in all"
              .formatted(kind, n, n < 1 ? "no point" : (long) count + " points", MAX_COUNT));
    }
  }

  private static double inside(PeriodicBox box, int axis, double coordinate) {
    return coordinate >= 0 && coordinate < box.side(axis) ? coordinate : box.wrap(coordinate, axis);
  }

  /** Points that do not depend on the cloud. */
  private abstract static class InBox extends QueryPoints {
    /** Coordinates per axis, in Mpc/h, inside the box; freshly made. */
    abstract double[][] coordinates(PeriodicBox box);

    @Override
    QuerySet in(NeighbourTree tree) {
      return SpaceFillingOrder.sorted(tree.box(), coordinates(tree.box()));
    }

    @Override
    QuerySet in(NeighbourTree tree, DoublePredicate wantedZ) {
      double[][] points = coordinates(tree.box());
      int kept = 0;
      for (int i = 0; i < points[2].length; i++) {
        if (wantedZ.test(points[2][i])) {
          for (double[] axis : points) {
            axis[kept] = axis[i];
          }
          kept++;
        }
      }
      for (int axis = 0; axis < points.length; axis++) {
        points[axis] = Arrays.copyOf(points[axis], kept);
      }
      return SpaceFillingOrder.sorted(tree.box(), points);
    }
  }

  private static final class Random extends InBox {
    private final long seed;
    private final int count;

    Random(long seed, int count) {
      this.seed = seed;
      this.count = count;
    }

    @Override
    public String canonical() {
      return "random:" + count + ",seed=" + seed;
    }

    @Override
    double[][] coordinates(PeriodicBox box) {
      UniformRandomProvider rng = RandomStreams.of(RandomStreams.split(seed, "knn-queries", 0));
      double[][] points = new double[3][count];
      for (int i = 0; i < count; i++) {
        for (int axis = 0; axis < 3; axis++) {
          points[axis][i] = inside(box, axis, rng.nextDouble() * box.side(axis));
        }
      }
      return points;
    }
  }

  private static final class Sequence extends InBox {
    private final LowDiscrepancySequence sequence;
    private final long seed;
    private final int count;

    Sequence(LowDiscrepancySequence sequence, long seed, int count) {
      this.sequence = sequence;
      this.seed = seed;
      this.count = count;
    }

    @Override
    public String canonical() {
      return sequence.word() + ":" + count + ",seed=" + seed;
    }

    @Override
    double[][] coordinates(PeriodicBox box) {
      double[][] points = sequence.points(seed, count);
      for (int axis = 0; axis < 3; axis++) {
        for (int i = 0; i < count; i++) {
          points[axis][i] = inside(box, axis, points[axis][i] * box.side(axis));
        }
      }
      return points;
    }
  }

  private static final class Grid extends InBox {
    private final int perSide;

    Grid(int perSide) {
      this.perSide = perSide;
    }

    @Override
    public String canonical() {
      return "grid:" + perSide;
    }

    @Override
    double[][] coordinates(PeriodicBox box) {
      double[][] points = new double[3][perSide * perSide * perSide];
      for (int i = 0; i < points[0].length; i++) {
        int[] cell = {i / (perSide * perSide), i / perSide % perSide, i % perSide};
        for (int axis = 0; axis < 3; axis++) {
          points[axis][i] = inside(box, axis, (cell[axis] + 0.5) * box.side(axis) / perSide);
        }
      }
      return points;
    }
  }

  private static final class Data extends QueryPoints {
    @Override
    public String canonical() {
      return "data";
    }

    @Override
    public boolean excludesSelf() {
      return true;
    }

    @Override
    QuerySet in(NeighbourTree tree) {
      return tree.ownPoints();
    }
  }

  private static final class Given extends InBox {
    private final double[][] points;

    Given(double[][] points) {
      this.points = points;
    }

    @Override
    public String canonical() {
      ByteBuffer bytes = ByteBuffer.allocate(3 * Double.BYTES);
      MessageDigest digest = sha256();
      for (int i = 0; i < points[0].length; i++) {
        bytes.clear();
        bytes.putDouble(points[0][i]).putDouble(points[1][i]).putDouble(points[2][i]);
        digest.update(bytes.array());
      }
      return "points:" + points[0].length + ",sha256=" + HexFormat.of().formatHex(digest.digest());
    }

    @Override
    double[][] coordinates(PeriodicBox box) {
      double[][] wrapped = new double[3][points[0].length];
      for (int axis = 0; axis < 3; axis++) {
        for (int i = 0; i < wrapped[axis].length; i++) {
          wrapped[axis][i] = inside(box, axis, points[axis][i]);
        }
      }
      return wrapped;
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256.", e);
      }
    }
  }
}
