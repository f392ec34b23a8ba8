package org.cosmoassay.generators.perturbed;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Fourier transforms of small complex grids, in place, axis by axis on the calling thread: the
 * three-dimensional transform of JTransforms would start threads of its own.
 */
final class CubeTransform {

  private final int[] cells;
  private final DoubleFFT_1D[] transforms = new DoubleFFT_1D[3];

  CubeTransform(int[] cells) {
    this.cells = cells.clone();
    for (int axis = 0; axis < 3; axis++) {
      transforms[axis] = new DoubleFFT_1D(cells[axis]);
    }
  }

  /** Without a factor; (real, imaginary) pairs, the last axis fastest. */
  void forward(double[] grid) {
    for (int axis = 0; axis < 3; axis++) {
      along(axis, grid, true);
    }
  }

  /** Divides by the number of cells, so that it undoes {@link #forward}. */
  void inverse(double[] grid) {
    for (int axis = 0; axis < 3; axis++) {
      along(axis, grid, false);
    }
  }

  private void along(int axis, double[] grid, boolean forward) {
    int n = cells[axis];
    int stride = 1;
    for (int later = axis + 1; later < 3; later++) {
      stride *= cells[later];
    }
    double[] row = new double[2 * n];
    for (int block = 0; block < grid.length / 2; block += n * stride) {
      for (int offset = 0; offset < stride; offset++) {
        int start = block + offset;
        for (int i = 0; i < n; i++) {
          row[2 * i] = grid[2 * (start + i * stride)];
          row[2 * i + 1] = grid[2 * (start + i * stride) + 1];
        }
        if (forward) {
          transforms[axis].complexForward(row);
        } else {
          transforms[axis].complexInverse(row, true);
        }
        for (int i = 0; i < n; i++) {
          grid[2 * (start + i * stride)] = row[2 * i];
          grid[2 * (start + i * stride) + 1] = row[2 * i + 1];
        }
      }
    }
  }
}
