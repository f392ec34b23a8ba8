package org.cosmoassay.generators.perturbed;

import java.util.Arrays;

/**
 * Factors on the amplitudes of modes, one per shell of wave numbers as wide as the fundamental,
 * that are corrected until the shells of what comes out have the power that is wanted. Handing out
 * few counts to many cells loses power otherwise: half of it for strong clustering.
 */
final class ShellGains {

  private final double[] wanted;
  private final int[] shells;
  private final double[] power;
  private final double[] gains;

  /**
   * Factors 1.
   *
   * @param cells cells along each axis
   * @param wanted amplitudes of all modes, the last axis fastest
   */
  ShellGains(int[] cells, double[] wanted) {
    this.wanted = wanted;
    this.shells = shells(cells);
    this.power = power(wanted);
    this.gains = new double[power.length];
    Arrays.fill(gains, 1);
  }

  /** The wanted amplitudes times their factors. */
  double[] applied() {
    double[] applied = new double[wanted.length];
    for (int k = 0; k < applied.length; k++) {
      applied[k] = wanted[k] * gains[shells[k]];
    }
    return applied;
  }

  /**
   * Takes into account what came out: by the square root of what is missing, so that it settles.
   */
  void correct(double[] amplitudes) {
    double[] found = power(amplitudes);
    for (int shell = 0; shell < gains.length; shell++) {
      if (found[shell] > 0 && power[shell] > 0) {
        gains[shell] *= Math.sqrt(power[shell] / found[shell]);
      }
    }
  }

  private double[] power(double[] amplitudes) {
    double[] sums = new double[Arrays.stream(shells).max().orElse(0) + 1];
    for (int k = 0; k < amplitudes.length; k++) {
      sums[shells[k]] += amplitudes[k] * amplitudes[k];
    }
    return sums;
  }

  /** The shell of every mode: its wave number in units of the fundamental of its longest axis. */
  private static int[] shells(int[] cells) {
    int[] shells = new int[cells[0] * cells[1] * cells[2]];
    for (int k = 0; k < shells.length; k++) {
      double square = 0;
      int rest = k;
      for (int axis = 2; axis >= 0; axis--) {
        int wave = rest % cells[axis];
        wave = Math.min(wave, cells[axis] - wave);
        square += wave * wave;
        rest /= cells[axis];
      }
      shells[k] = (int) Math.round(Math.sqrt(square));
    }
    return shells;
  }
}
