package org.cosmoassay.statistics.fourier;

import org.cosmoassay.statistics.Parallel;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Three-dimensional transforms between real arrays and their half spectra, in place, made of the
 * one-dimensional transforms of JTransforms.
 *
 * <p>The threads of JTransforms are a pool of its own whose size is global; here the rows are
 * shared out on the pool of the caller instead. A row is always transformed by one thread, so that
 * the bits do not depend on the number of threads.
 *
 * <p>Arrays hold nx * ny rows of {@link Mesh#rowLength} doubles: nz real values and room for two
 * more, or nz / 2 + 1 complex elements, real and imaginary parts in turn.
 */
public final class RowTransforms {

  /** Columns gathered at a time: two cache lines of complex elements. */
  private static final int BLOCK = 8;

  private RowTransforms() {}

  /** F(k) = sum_x f(x) exp(-i k x), with x the index of a cell times its side. */
  public static void forward(double[] values, Mesh mesh) {
    DoubleFFT_1D alongZ = new DoubleFFT_1D(mesh.nz());
    DoubleFFT_1D alongY = new DoubleFFT_1D(mesh.ny());
    DoubleFFT_1D alongX = new DoubleFFT_1D(mesh.nx());
    int row = mesh.rowLength();
    int plane = mesh.ny() * row;
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int j = 0; j < mesh.ny(); j++) {
            forwardRow(values, i * plane + j * row, mesh.nz(), alongZ);
          }
          columns(values, i * plane, row, mesh.ny(), mesh.halfRow(), alongY, false);
          return true;
        });
    Parallel.map(
        mesh.ny(),
        j -> {
          columns(values, j * row, plane, mesh.nx(), mesh.halfRow(), alongX, false);
          return true;
        });
  }

  /** f(x) = sum_k F(k) exp(i k x), without a factor: forward and inverse multiply by all cells. */
  public static void inverse(double[] values, Mesh mesh) {
    DoubleFFT_1D alongZ = new DoubleFFT_1D(mesh.nz());
    DoubleFFT_1D alongY = new DoubleFFT_1D(mesh.ny());
    DoubleFFT_1D alongX = new DoubleFFT_1D(mesh.nx());
    int row = mesh.rowLength();
    int plane = mesh.ny() * row;
    Parallel.map(
        mesh.ny(),
        j -> {
          columns(values, j * row, plane, mesh.nx(), mesh.halfRow(), alongX, true);
          return true;
        });
    Parallel.map(
        mesh.nx(),
        i -> {
          columns(values, i * plane, row, mesh.ny(), mesh.halfRow(), alongY, true);
          for (int j = 0; j < mesh.ny(); j++) {
            inverseRow(values, i * plane + j * row, mesh.nz(), alongZ);
          }
          return true;
        });
  }

  /** JTransforms packs the last part of the half spectrum, real or imaginary, into element 1. */
  private static void forwardRow(double[] values, int start, int n, DoubleFFT_1D transform) {
    if (n > 1) {
      transform.realForward(values, start);
      values[start + n] = values[start + 1];
      if (n % 2 == 0) {
        values[start + n + 1] = 0;
      }
    }
    values[start + 1] = 0;
  }

  private static void inverseRow(double[] values, int start, int n, DoubleFFT_1D transform) {
    if (n == 1) {
      return;
    }
    values[start + 1] = values[start + n];
    // Unscaled, its factor would depend on whether n is a power of two.
    transform.realInverse(values, start, true);
    for (int k = 0; k < n; k++) {
      values[start + k] *= n;
    }
  }

  /**
   * Transforms columns of complex elements.
   *
   * @param start index of the first element of the first column
   * @param stride from one element of a column to the next, in doubles
   * @param length elements per column
   * @param count number of adjacent columns
   */
  private static void columns(
      double[] values,
      int start,
      int stride,
      int length,
      int count,
      DoubleFFT_1D transform,
      boolean inverse) {
    if (length == 1) {
      return;
    }
    double[] block = new double[BLOCK * 2 * length];
    for (int first = 0; first < count; first += BLOCK) {
      int width = Math.min(BLOCK, count - first);
      int at = start + 2 * first;
      for (int i = 0; i < length; i++, at += stride) {
        for (int c = 0; c < width; c++) {
          block[2 * (c * length + i)] = values[at + 2 * c];
          block[2 * (c * length + i) + 1] = values[at + 2 * c + 1];
        }
      }
      for (int c = 0; c < width; c++) {
        if (inverse) {
          transform.complexInverse(block, 2 * c * length, false);
        } else {
          transform.complexForward(block, 2 * c * length);
        }
      }
      at = start + 2 * first;
      for (int i = 0; i < length; i++, at += stride) {
        for (int c = 0; c < width; c++) {
          values[at + 2 * c] = block[2 * (c * length + i)];
          values[at + 2 * c + 1] = block[2 * (c * length + i) + 1];
        }
      }
    }
  }
}
