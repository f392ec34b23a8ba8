package org.cosmoassay.statistics.fourier;

/** A real factor for each mode of the half spectrum of a mesh. */
@FunctionalInterface
public interface ModeWindow {

  /**
   * The factor of a mode.
   *
   * @param i index along x, 0 .. nx - 1, for {@link Mesh#waves} waves
   * @param j index along y, 0 .. ny - 1
   * @param k index along z, 0 .. nz / 2
   */
  double at(int i, int j, int k);
}
