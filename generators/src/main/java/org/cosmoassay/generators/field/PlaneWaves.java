package org.cosmoassay.generators.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The longest plane waves of a periodic cube: cosine and sine of every wave vector n (in units of 2
 * pi over the side) with 0 < n^2 <= a largest, one of n and -n, orthonormal over the cells. Of maps
 * whose law knows no place, these are the principal components, in the order of their power.
 */
final class PlaneWaves {

  private final int side;
  private final int[][] vectors;
  private final int[] bands;
  private final double[][] waves;

  private PlaneWaves(int side, int[][] vectors, int[] bands, double[][] waves) {
    this.side = side;
    this.vectors = vectors;
    this.bands = bands;
    this.waves = waves;
  }

  /** Waves of a cube of {@code side} cells a side; {@code largest} below (side / 2)^2. */
  static PlaneWaves of(int side, int largest) {
    int reach = (int) Math.sqrt(largest);
    List<int[]> vectors = new ArrayList<>();
    for (int i = 0; i <= reach; i++) {
      for (int j = -reach; j <= reach; j++) {
        for (int k = -reach; k <= reach; k++) {
          int[] n = {i, j, k};
          if (squared(n) <= largest && isFirstOfPair(n)) {
            vectors.add(n);
          }
        }
      }
    }
    vectors.sort(Comparator.comparingInt(PlaneWaves::squared));
    int[] squares = vectors.stream().mapToInt(PlaneWaves::squared).distinct().toArray();
    int[] bands =
        vectors.stream().mapToInt(n -> Arrays.binarySearch(squares, squared(n))).toArray();
    int cells = side * side * side;
    double[][] waves = new double[2 * vectors.size()][cells];
    double scale = Math.sqrt(2.0 / cells);
    for (int v = 0; v < vectors.size(); v++) {
      int[] n = vectors.get(v);
      for (int cell = 0; cell < cells; cell++) {
        int phase =
            n[0] * (cell / (side * side)) + n[1] * (cell / side % side) + n[2] * (cell % side);
        double angle = 2 * Math.PI * Math.floorMod(phase, side) / side;
        waves[2 * v][cell] = scale * Math.cos(angle);
        waves[2 * v + 1][cell] = scale * Math.sin(angle);
      }
    }
    return new PlaneWaves(side, vectors.toArray(new int[0][]), bands, waves);
  }

  private static int squared(int[] n) {
    return n[0] * n[0] + n[1] * n[1] + n[2] * n[2];
  }

  private static boolean isFirstOfPair(int[] n) {
    for (int component : n) {
      if (component != 0) {
        return component > 0;
      }
    }
    return false;
  }

  /** How many waves: two for every pair of vectors. */
  int count() {
    return waves.length;
  }

  /** How many lengths the vectors have. */
  int bands() {
    return bands[bands.length - 1] + 1;
  }

  /** Which of the lengths a wave has, from 0, the longest wave. */
  int band(int wave) {
    return bands[wave / 2];
  }

  /** Amplitudes of a field. */
  double[] amplitudes(double[] field) {
    double[] amplitudes = new double[waves.length];
    for (int w = 0; w < waves.length; w++) {
      double[] wave = waves[w];
      double sum = 0;
      for (int cell = 0; cell < field.length; cell++) {
        sum += wave[cell] * field[cell];
      }
      amplitudes[w] = sum;
    }
    return amplitudes;
  }

  /** The sum of the waves of each band, shape (bands, cells). */
  double[][] fields(double[] amplitudes) {
    double[][] fields = new double[bands()][side * side * side];
    for (int w = 0; w < waves.length; w++) {
      double[] field = fields[band(w)];
      double[] wave = waves[w];
      double amplitude = amplitudes[w];
      for (int cell = 0; cell < field.length; cell++) {
        field[cell] += amplitude * wave[cell];
      }
    }
    return fields;
  }

  /** Amplitudes after a random shift, by any length, exchange of axes and reflections. */
  double[] moved(double[] amplitudes, UniformRandomProvider random) {
    double[] shift = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    int[] order = {0, 1, 2};
    for (int i = 2; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    int[] signs = {sign(random), sign(random), sign(random)};
    double[] moved = new double[amplitudes.length];
    for (int v = 0; v < vectors.length; v++) {
      int[] n = vectors[v];
      int[] turned = new int[3];
      double angle = 0;
      for (int axis = 0; axis < 3; axis++) {
        turned[order[axis]] = signs[axis] * n[axis];
        angle += 2 * Math.PI * n[axis] * shift[axis];
      }
      int mirrored = isFirstOfPair(turned) ? 1 : -1;
      int to = indexOf(turned, mirrored);
      double cosine = amplitudes[2 * v];
      double sine = amplitudes[2 * v + 1];
      moved[2 * to] = cosine * Math.cos(angle) + sine * Math.sin(angle);
      moved[2 * to + 1] = mirrored * (sine * Math.cos(angle) - cosine * Math.sin(angle));
    }
    return moved;
  }

  private static int sign(UniformRandomProvider random) {
    return random.nextBoolean() ? 1 : -1;
  }

  private int indexOf(int[] turned, int factor) {
    for (int v = 0; v < vectors.length; v++) {
      int[] n = vectors[v];
      if (n[0] == factor * turned[0] && n[1] == factor * turned[1] && n[2] == factor * turned[2]) {
        return v;
      }
    }
    throw new IllegalStateException("a turned wave vector has the same length");
  }
}
