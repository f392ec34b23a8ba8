package org.cosmoassay.generators.halo;

import java.util.HashMap;
import java.util.Map;
import org.cosmoassay.generators.network.NumberArray;

/**
 * What the network is shown of halos and their neighbours: only lengths, products of vectors with
 * each other, masses, time and conditions, and apart from them the vectors themselves, which it may
 * only add up. Whatever it answers therefore turns with the box and does not know where the origin
 * is. Neighbours are the nearest at the halos' present places.
 */
final class HaloFeatures {

  /** Vectors of a neighbour: direction to it, its displacement, velocity, base velocity. */
  static final int NEIGHBOUR_VECTORS = 4;

  /** Vectors of a halo: displacement, velocity, base velocity. */
  static final int OWN_VECTORS = 3;

  private static final int ALL_VECTORS = NEIGHBOUR_VECTORS + OWN_VECTORS;

  /** Products of all vectors but the square of the direction, then distances, masses, the rest. */
  static final int NEIGHBOUR_NUMBERS =
      ALL_VECTORS * (ALL_VECTORS + 1) / 2 - 1 + 6 + 1 + HaloUnits.CONDITIONS;

  static final int OWN_NUMBERS =
      OWN_VECTORS * (OWN_VECTORS + 1) / 2 + 4 + 2 + BaseHalos.SURROUNDINGS + HaloUnits.CONDITIONS;

  static final String NEIGHBOURS = "neighbours";
  static final String NEIGHBOUR_VECTORS_INPUT = "neighbour-vectors";
  static final String OWN = "own";
  static final String OWN_VECTORS_INPUT = "own-vectors";

  /** Distance in Mpc/h at which the logarithm of a distance is 0. */
  private static final double PIVOT = 10;

  private final int count;
  private final double[] neighbours;
  private final double[] neighbourVectors;
  private final double[] own;
  private final double[] ownVectors;
  private final int perHalo;
  private int filled;

  private HaloFeatures(int halos, int perHalo) {
    this.count = halos;
    this.perHalo = perHalo;
    neighbours = new double[halos * perHalo * NEIGHBOUR_NUMBERS];
    neighbourVectors = new double[halos * 3 * perHalo * NEIGHBOUR_VECTORS];
    own = new double[halos * OWN_NUMBERS];
    ownVectors = new double[halos * 3 * OWN_VECTORS];
  }

  /** Room for a number of halos with {@code perHalo} neighbours each. */
  static HaloFeatures of(int halos, int perHalo) {
    return new HaloFeatures(halos, perHalo);
  }

  /** Adds halos of one set in states [halo][number] at a time. */
  void add(BaseHalos base, double[] states, double time, int[] halos) {
    double[][] places = places(base, states);
    NearestHalos nearest = NearestHalos.among(base.box(), places);
    for (int i : halos) {
      addOwn(base, states, time, i);
      int[] others = nearest.of(i, perHalo);
      for (int k = 0; k < perHalo; k++) {
        addNeighbour(base, states, time, places, i, others[k], k);
      }
      filled++;
    }
  }

  /** The inputs of a graph. */
  Map<String, NumberArray> inputs() {
    if (filled != count) {
      throw new IllegalStateException("%d of %d halos are there".formatted(filled, count));
    }
    Map<String, NumberArray> inputs = new HashMap<>();
    inputs.put(NEIGHBOURS, NumberArray.of(neighbours, count * perHalo, NEIGHBOUR_NUMBERS));
    inputs.put(OWN, NumberArray.of(own, count, OWN_NUMBERS));
    inputs.put(
        NEIGHBOUR_VECTORS_INPUT,
        NumberArray.of(neighbourVectors, count, 3, perHalo * NEIGHBOUR_VECTORS));
    inputs.put(OWN_VECTORS_INPUT, NumberArray.of(ownVectors, count, 3, OWN_VECTORS));
    return inputs;
  }

  /** Where halos in these states are, in Mpc/h inside the box. */
  static double[][] places(BaseHalos base, double[] states) {
    int n = base.size();
    double[][] places = new double[3][n];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double moved = states[i * HaloUnits.STATE + axis] * HaloUnits.MPC;
        places[axis][i] = base.box().wrap(base.position(axis, i) + moved, axis);
      }
    }
    return places;
  }

  private void addOwn(BaseHalos base, double[] states, double time, int i) {
    double[][] vectors = new double[OWN_VECTORS][3];
    readVectors(base, states, i, vectors, 0);
    for (int v = 0; v < OWN_VECTORS; v++) {
      for (int axis = 0; axis < 3; axis++) {
        ownVectors[(filled * 3 + axis) * OWN_VECTORS + v] = vectors[v][axis];
      }
    }
    int at = products(vectors, 0, own, filled * OWN_NUMBERS);
    double mass = states[i * HaloUnits.STATE + HaloUnits.MASS];
    double baseMass = base.state(i, HaloUnits.MASS);
    own[at++] = mass;
    own[at++] = baseMass;
    own[at++] = mass * mass;
    own[at++] = baseMass * baseMass;
    own[at++] = time;
    own[at++] = time * time;
    for (int r = 0; r < BaseHalos.SURROUNDINGS; r++) {
      own[at++] = base.surroundings(i, r);
    }
    conditions(base, own, at);
  }

  private void addNeighbour(
      BaseHalos base, double[] states, double time, double[][] places, int i, int j, int k) {
    double[][] vectors = new double[ALL_VECTORS][3];
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = base.box().minimumImage(places[axis][j] - places[axis][i], axis);
      vectors[0][axis] = d;
      square += d * d;
    }
    // Two halos at one place have no direction; the floor keeps it zero and the logarithm finite.
    double distance = Math.max(Math.sqrt(square), 1e-3);
    for (int axis = 0; axis < 3; axis++) {
      vectors[0][axis] /= distance;
    }
    readVectors(base, states, j, vectors, 1);
    readVectors(base, states, i, vectors, NEIGHBOUR_VECTORS);
    for (int v = 0; v < NEIGHBOUR_VECTORS; v++) {
      for (int axis = 0; axis < 3; axis++) {
        neighbourVectors[((filled * 3 + axis) * perHalo + k) * NEIGHBOUR_VECTORS + v] =
            vectors[v][axis];
      }
    }
    int at = products(vectors, 1, neighbours, (filled * perHalo + k) * NEIGHBOUR_NUMBERS);
    neighbours[at++] = Math.log(distance / PIVOT);
    neighbours[at++] = distance / PIVOT;
    neighbours[at++] = states[i * HaloUnits.STATE + HaloUnits.MASS];
    neighbours[at++] = states[j * HaloUnits.STATE + HaloUnits.MASS];
    neighbours[at++] = base.state(i, HaloUnits.MASS);
    neighbours[at++] = base.state(j, HaloUnits.MASS);
    neighbours[at++] = time;
    conditions(base, neighbours, at);
  }

  private static void readVectors(
      BaseHalos base, double[] states, int i, double[][] vectors, int first) {
    for (int axis = 0; axis < 3; axis++) {
      int at = i * HaloUnits.STATE + axis;
      vectors[first][axis] = states[at];
      vectors[first + 1][axis] = states[at + HaloUnits.VELOCITY];
      vectors[first + 2][axis] = base.state(i, HaloUnits.VELOCITY + axis);
    }
  }

  /** All products of vectors; skips the first {@code skipped} squares. */
  private static int products(double[][] vectors, int skipped, double[] to, int from) {
    int at = from;
    for (int a = 0; a < vectors.length; a++) {
      for (int b = a; b < vectors.length; b++) {
        if (a == b && a < skipped) {
          continue;
        }
        to[at++] =
            tamed(
                vectors[a][0] * vectors[b][0]
                    + vectors[a][1] * vectors[b][1]
                    + vectors[a][2] * vectors[b][2]);
      }
    }
    return at;
  }

  /**
   * The product where it is small, its root where it is large: a halo that went ten times as far as
   * others must not show the network a number a hundred times theirs.
   */
  private static double tamed(double product) {
    return product / Math.sqrt(1 + Math.abs(product));
  }

  private static void conditions(BaseHalos base, double[] to, int at) {
    for (int c = 0; c < HaloUnits.CONDITIONS; c++) {
      to[at + c] = base.condition(c);
    }
  }
}
