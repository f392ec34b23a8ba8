package org.cosmoassay.harness.mock;

import java.util.function.Supplier;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;

/** What mocks that start from a Gaussian field on a lattice ask for. */
final class Lattice {

  private static final int MOST = 1024;

  private Lattice() {}

  /** Points per side of the lattice, even, in a cubic box. */
  static int read(
      String name, double defaultValue, GeneratorSettings settings, Parameters parameters) {
    double side = parameters.positive(name, defaultValue);
    parameters.require(
        side % 2 == 0 && side <= MOST, name, side, "must be even and at most " + MOST);
    parameters.require(settings.box().isCube(), "box", settings.box(), "must be a cube");
    return (int) side;
  }

  /**
   * A cloud of one cosmology.
   *
   * @throws GeneratorException when the condition does not state a cosmology that can be simulated
   */
  static PointCloud inCosmology(String generator, Cosmology condition, Supplier<PointCloud> cloud)
      throws GeneratorException {
    try {
      condition.requireRedshift();
      return cloud.get();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new GeneratorException(
          "%s: %s. It needs Omega_m, Omega_b, h, n_s, sigma_8 and the redshift of every cloud: give the reference `conditions`."
              .formatted(generator, e.getMessage()),
          e);
    }
  }
}
