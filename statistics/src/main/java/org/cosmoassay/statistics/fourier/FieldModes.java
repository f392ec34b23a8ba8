package org.cosmoassay.statistics.fourier;

import java.util.Arrays;

/** The modes of an overdensity given as a grid, as they are. */
record FieldModes(FourierField field) implements OverdensityModes {

  @Override
  public Mesh mesh() {
    return field.mesh();
  }

  @Override
  public double shotNoise() {
    return 0;
  }

  @Override
  public void readModes(int i, int j, int count, double[] row) {
    int start = (i * mesh().ny() + j) * mesh().rowLength();
    System.arraycopy(field.halfSpectrum(), start, row, 0, 2 * count);
  }

  @Override
  public void readNoise(int i, int j, int count, double[] row) {
    Arrays.fill(row, 0, count, 0);
  }
}
