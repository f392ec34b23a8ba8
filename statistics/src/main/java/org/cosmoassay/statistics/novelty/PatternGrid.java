package org.cosmoassay.statistics.novelty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * The plane waves by which clouds in a box are compared, and the shifts that are tried.
 *
 * <p>A wave of wave vector k weighs exp(-k^2 R^2 / 2), with R a tenth of the cube root of the
 * volume: for 1000 points their mean separation, below which shot noise hides everything. Shifts
 * are tried on a grid of twelve cells in the cube root of the volume, each 0.83 R; the best one is
 * then refined to any length.
 */
final class PatternGrid {

  /** Raised when distances change. */
  static final int VERSION = 1;

  /** R in cube roots of the volume. */
  private static final double SMOOTHING = 0.1;

  /** Cells in the cube root of the volume: R is 1.2 cells, which leaves 0.0008 of the last wave. */
  private static final double CELLS = 12;

  private final PeriodicBox box;
  private final int[] cells = new int[3];
  private final int[] reach = new int[3];

  /** Wave numbers per axis of every wave but the mean, shape (waves, 3). */
  private final int[][] waves;

  private final double[] weights;

  /** Waves of equal length, by place. */
  private final List<int[]> shells;

  /** Place of a wave in the transform. */
  private final int[] places;

  private final List<BoxSymmetry> symmetries;

  /** Of a symmetry and a wave, the wave of the cloud that becomes it. */
  private final int[][] sources;

  private PatternGrid(PeriodicBox box) {
    this.box = box;
    double side = Math.cbrt(box.volume());
    for (int axis = 0; axis < 3; axis++) {
      cells[axis] = 2 * (int) Math.max(3, Math.round(0.5 * CELLS * box.side(axis) / side));
      reach[axis] = cells[axis] / 2 - 1;
    }
    List<int[]> all = new ArrayList<>();
    for (int i = -reach[0]; i <= reach[0]; i++) {
      for (int j = -reach[1]; j <= reach[1]; j++) {
        for (int k = -reach[2]; k <= reach[2]; k++) {
          if (i != 0 || j != 0 || k != 0) {
            all.add(new int[] {i, j, k});
          }
        }
      }
    }
    this.waves = all.toArray(new int[0][]);
    this.weights = new double[waves.length];
    this.places = new int[waves.length];
    Map<Long, List<Integer>> byLength = new TreeMap<>();
    for (int w = 0; w < waves.length; w++) {
      double squared = 0;
      for (int axis = 0; axis < 3; axis++) {
        double k = 2 * Math.PI * waves[w][axis] * side / box.side(axis);
        squared += k * k;
      }
      weights[w] = Math.exp(-0.5 * squared * SMOOTHING * SMOOTHING);
      places[w] = place(waves[w]);
      // Sums in another order differ in the last bits, lengths of different waves far more.
      byLength.computeIfAbsent(Math.round(1e6 * squared), l -> new ArrayList<>()).add(w);
    }
    this.shells =
        byLength.values().stream().map(l -> l.stream().mapToInt(w -> w).toArray()).toList();
    this.symmetries = BoxSymmetry.halfOf(box);
    this.sources = new int[symmetries.size()][waves.length];
    for (int s = 0; s < sources.length; s++) {
      for (int w = 0; w < waves.length; w++) {
        sources[s][w] = source(symmetries.get(s), waves[w]);
      }
    }
  }

  static PatternGrid of(PeriodicBox box) {
    return new PatternGrid(box);
  }

  private int place(int[] wave) {
    int place = 0;
    for (int axis = 0; axis < 3; axis++) {
      place = place * cells[axis] + Math.floorMod(wave[axis], cells[axis]);
    }
    return place;
  }

  /** Of points moved by x' = S x, the amplitude of n is that of S^T n before. */
  private int source(BoxSymmetry symmetry, int[] wave) {
    int[] before = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      before[symmetry.from(axis)] = symmetry.sign(axis) * wave[axis];
    }
    return indexOf(before[0], before[1], before[2]);
  }

  /** Place of a wave in the list; those before the mean come first. */
  int indexOf(int i, int j, int k) {
    int index =
        ((i + reach[0]) * (2 * reach[1] + 1) + j + reach[1]) * (2 * reach[2] + 1) + k + reach[2];
    return index > waves.length / 2 ? index - 1 : index;
  }

  PeriodicBox box() {
    return box;
  }

  int cells(int axis) {
    return cells[axis];
  }

  /** Largest wave number along an axis. */
  int reach(int axis) {
    return reach[axis];
  }

  /** Number of waves, each with its opposite, without the mean. */
  int size() {
    return waves.length;
  }

  int wave(int index, int axis) {
    return waves[index][axis];
  }

  double weight(int index) {
    return weights[index];
  }

  int place(int index) {
    return places[index];
  }

  List<int[]> shells() {
    return shells;
  }

  /** One of every two symmetries that differ by an inversion. */
  List<BoxSymmetry> symmetries() {
    return symmetries;
  }

  int source(int symmetry, int wave) {
    return sources[symmetry][wave];
  }
}
