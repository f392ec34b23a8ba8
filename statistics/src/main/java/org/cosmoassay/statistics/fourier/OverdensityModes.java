package org.cosmoassay.statistics.fourier;

/**
 * The Fourier modes of an overdensity, delta(k) as in {@link FourierField}, freed of the mesh, and
 * the power that shot noise has in each.
 */
interface OverdensityModes {

  Mesh mesh();

  /** Shot noise V sum w^2 / (sum w)^2, in (Mpc/h)^3; 0 for a field that is not made of points. */
  double shotNoise();

  /**
   * Reads modes 0 .. count - 1 along z.
   *
   * @param i index along x
   * @param j index along y
   * @param row receives real and imaginary parts in turn
   */
  void readModes(int i, int j, int count, double[] row);

  /**
   * Reads the power [(Mpc/h)^3] that shot noise has in modes 0 .. count - 1 along z: {@link
   * #shotNoise}, and the images of it that the mesh adds.
   */
  void readNoise(int i, int j, int count, double[] row);
}
