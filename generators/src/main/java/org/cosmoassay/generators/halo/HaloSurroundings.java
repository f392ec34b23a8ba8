package org.cosmoassay.generators.halo;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a base halo's surroundings look like from the halo itself: numbers that neither a
 * translation nor a rotation or reflection of the box changes, nor the order of the halos. Vectors
 * are given by their components in the halo's own {@link HaloFrame}, spanned by its velocity, the
 * direction to the mass around it and the mean velocity there.
 *
 * <p>In order: mass, logarithm of the rank by mass, speed, masses of the halos in the middle and at
 * a tenth of all ranks, the conditions; within each reach, weighted by {@code (1 - r^2/reach^2)^2}:
 * logarithms of 1 plus number, mass and number of heavier halos, mean direction weighted by mass,
 * mean velocity, mean tide {@code (3 n n - 1) / 2} weighted by mass, mean infall; for each of the
 * nearest halos, nearest first: logarithm of the distance, mass, direction, velocity difference.
 */
final class HaloSurroundings {

  /** Distances in Mpc/h over which halos are averaged. */
  private static final double[] REACHES = {12, 25, 40};

  private static final int OWN = 5 + HaloUnits.CONDITIONS;
  private static final int PER_REACH = 3 + 3 + 3 + 5 + 1;
  private static final int PER_NEIGHBOUR = 2 + 3 + 3;

  /** Sums of a reach: number, mass, heavier, infall, direction, velocity, tide (six numbers). */
  private static final int SUMS = 4 + 3 + 3 + 6;

  private static final int DIRECTION = 4;
  private static final int VELOCITY = 7;
  private static final int TIDE = 10;

  /**
   * Distance in Mpc/h at which the logarithm of a distance is 0; its floor, for halos in one place.
   */
  private static final double PIVOT = 10;

  private static final double FLOOR = 1e-3;

  /** Mass in Msun/h that counts as one. */
  private static final double MASS = 1e14;

  /** Added to sums of weights, so that means of nothing are 0. */
  private static final double NOTHING = 0.5;

  private final int neighbours;
  private final int count;
  private final double[][] places;
  private final double[][] velocities = new double[3][];
  private final double[] massNumbers;
  private final double[] masses;
  private final BaseHalos base;
  private final double[] numbers;
  private final double[] frames;

  private HaloSurroundings(BaseHalos base, int neighbours) {
    this.base = base;
    this.neighbours = neighbours;
    this.count = count(neighbours);
    int n = base.size();
    places = HaloFeatures.places(base, new double[n * HaloUnits.STATE]);
    massNumbers = new double[n];
    masses = new double[n];
    for (int axis = 0; axis < 3; axis++) {
      velocities[axis] = new double[n];
    }
    for (int i = 0; i < n; i++) {
      massNumbers[i] = base.state(i, HaloUnits.MASS);
      masses[i] = HaloUnits.mass(massNumbers[i]) / MASS;
      for (int axis = 0; axis < 3; axis++) {
        velocities[axis][i] = base.state(i, HaloUnits.VELOCITY + axis);
      }
    }
    numbers = new double[n * count];
    frames = new double[n * HaloFrame.NUMBERS];
  }

  /** Numbers per halo. */
  static int count(int neighbours) {
    return OWN + PER_REACH * REACHES.length + PER_NEIGHBOUR * neighbours;
  }

  /**
   * The surroundings of all halos of a base, computed on the threads of the common pool.
   *
   * @throws IllegalArgumentException when there are not more halos than neighbours
   */
  static HaloSurroundings of(BaseHalos base, int neighbours) {
    HaloSurroundings all = new HaloSurroundings(base, neighbours);
    NearestHalos nearest = NearestHalos.among(base.box(), all.places);
    double[] sorted = all.massNumbers.clone();
    Arrays.sort(sorted);
    IntStream.range(0, base.size()).parallel().forEach(i -> all.describe(i, nearest, sorted));
    return all;
  }

  /** Numbers of all halos, shape (halos, count); not a copy. */
  double[] numbers() {
    return numbers;
  }

  /** Frames of all halos, shape (halos, {@value HaloFrame#NUMBERS}); not a copy. */
  double[] frames() {
    return frames;
  }

  private void describe(int i, NearestHalos nearest, double[] sorted) {
    double[][] sums = sums(i);
    int[] near = nearest.of(i, neighbours);
    double[][] toward = new double[neighbours][];
    for (int k = 0; k < neighbours; k++) {
      toward[k] = separation(i, near[k]);
    }
    frame(i, sums, toward);
    int at = i * count;
    int n = sorted.length;
    numbers[at++] = massNumbers[i];
    numbers[at++] = Math.log((rank(sorted, massNumbers[i]) + 0.5) / n);
    numbers[at++] =
        Math.sqrt(square(velocities[0][i]) + square(velocities[1][i]) + square(velocities[2][i]));
    numbers[at++] = sorted[n / 2];
    numbers[at++] = sorted[n - 1 - n / 10];
    for (int c = 0; c < HaloUnits.CONDITIONS; c++) {
      numbers[at++] = base.condition(c);
    }
    for (double[] sum : sums) {
      at = writeReach(sum, i, at);
    }
    for (int k = 0; k < neighbours; k++) {
      at = writeNeighbour(toward[k], i, near[k], at);
    }
  }

  /** Halos heavier than a mass. */
  private static int rank(double[] sorted, double mass) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] > mass) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted.length - low;
  }

  private double[][] sums(int i) {
    double[][] sums = new double[REACHES.length][SUMS];
    double farthest = square(REACHES[REACHES.length - 1]);
    for (int j = 0; j < masses.length; j++) {
      if (j == i) {
        continue;
      }
      double dx = base.box().minimumImage(places[0][j] - places[0][i], 0);
      double dy = base.box().minimumImage(places[1][j] - places[1][i], 1);
      double dz = base.box().minimumImage(places[2][j] - places[2][i], 2);
      double square = dx * dx + dy * dy + dz * dz;
      if (square >= farthest) {
        continue;
      }
      double distance = Math.max(Math.sqrt(square), FLOOR);
      for (int reach = 0; reach < REACHES.length; reach++) {
        double left = 1 - square / square(REACHES[reach]);
        if (left > 0) {
          add(sums[reach], left * left, i, j, dx / distance, dy / distance, dz / distance);
        }
      }
    }
    return sums;
  }

  private void add(double[] sum, double weight, int i, int j, double x, double y, double z) {
    double mass = weight * masses[j];
    double vx = velocities[0][j];
    double vy = velocities[1][j];
    double vz = velocities[2][j];
    sum[0] += weight;
    sum[1] += mass;
    sum[2] += massNumbers[j] > massNumbers[i] ? weight : 0;
    sum[3] +=
        weight
            * ((vx - velocities[0][i]) * x
                + (vy - velocities[1][i]) * y
                + (vz - velocities[2][i]) * z);
    sum[DIRECTION] += mass * x;
    sum[DIRECTION + 1] += mass * y;
    sum[DIRECTION + 2] += mass * z;
    sum[VELOCITY] += weight * vx;
    sum[VELOCITY + 1] += weight * vy;
    sum[VELOCITY + 2] += weight * vz;
    sum[TIDE] += mass * x * x;
    sum[TIDE + 1] += mass * y * y;
    sum[TIDE + 2] += mass * z * z;
    sum[TIDE + 3] += mass * y * z;
    sum[TIDE + 4] += mass * x * z;
    sum[TIDE + 5] += mass * x * y;
  }

  private void frame(int i, double[][] sums, double[][] toward) {
    double[][] vectors = new double[1 + 2 * REACHES.length + neighbours][];
    int v = 0;
    vectors[v++] = new double[] {velocities[0][i], velocities[1][i], velocities[2][i]};
    for (int reach : new int[] {1, 0, 2}) {
      vectors[v++] = Arrays.copyOfRange(sums[reach], DIRECTION, DIRECTION + 3);
      vectors[v++] = Arrays.copyOfRange(sums[reach], VELOCITY, VELOCITY + 3);
    }
    System.arraycopy(toward, 0, vectors, v, neighbours);
    HaloFrame.write(vectors, frames, i * HaloFrame.NUMBERS);
  }

  private int writeReach(double[] sum, int i, int from) {
    int at = from;
    double count = sum[0] + NOTHING;
    double mass = sum[1] + NOTHING;
    numbers[at++] = Math.log1p(sum[0]);
    numbers[at++] = Math.log1p(sum[1]);
    numbers[at++] = Math.log1p(sum[2]);
    at = writeVector(i, at, sum, DIRECTION, 1 / mass);
    at = writeVector(i, at, sum, VELOCITY, 1 / count);
    for (int a = 0; a < 3; a++) {
      for (int b = a; b < 3; b++) {
        if (a + b < 4) {
          numbers[at++] = (1.5 * tide(sum, i, a, b) - (a == b ? 0.5 * sum[1] : 0)) / mass;
        }
      }
    }
    numbers[at++] = sum[3] / count;
    return at;
  }

  /** A component of the symmetric sum of n n in the frame of a halo. */
  private double tide(double[] sum, int i, int a, int b) {
    int at = i * HaloFrame.NUMBERS;
    double[] t = Arrays.copyOfRange(sum, TIDE, TIDE + 6);
    double x = frames[at + 3 * b];
    double y = frames[at + 3 * b + 1];
    double z = frames[at + 3 * b + 2];
    return HaloFrame.component(
        frames,
        at,
        a,
        t[0] * x + t[5] * y + t[4] * z,
        t[5] * x + t[1] * y + t[3] * z,
        t[4] * x + t[3] * y + t[2] * z);
  }

  private int writeNeighbour(double[] toward, int i, int j, int from) {
    int at = from;
    double distance =
        Math.max(Math.sqrt(square(toward[0]) + square(toward[1]) + square(toward[2])), FLOOR);
    numbers[at++] = Math.log(distance / PIVOT);
    numbers[at++] = massNumbers[j];
    at = writeVector(i, at, toward, 0, 1 / distance);
    double[] faster = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      faster[axis] = velocities[axis][j] - velocities[axis][i];
    }
    return writeVector(i, at, faster, 0, 1);
  }

  private int writeVector(int i, int from, double[] of, int first, double scale) {
    int at = from;
    for (int axis = 0; axis < 3; axis++) {
      numbers[at++] =
          scale
              * HaloFrame.component(
                  frames, i * HaloFrame.NUMBERS, axis, of[first], of[first + 1], of[first + 2]);
    }
    return at;
  }

  private double[] separation(int i, int j) {
    double[] d = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      d[axis] = base.box().minimumImage(places[axis][j] - places[axis][i], axis);
    }
    return d;
  }

  private static double square(double x) {
    return x * x;
  }
}
