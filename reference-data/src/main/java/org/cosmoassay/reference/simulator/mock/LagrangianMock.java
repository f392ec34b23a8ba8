package org.cosmoassay.reference.simulator.mock;

import org.cosmoassay.reference.simulator.gravity.Snapshot;
import org.cosmoassay.reference.simulator.initial.Displacements;
import org.cosmoassay.reference.simulator.linear.Growth;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * Particles by Lagrangian perturbation theory alone: x = q + D1 psi1 (+ D2 psi2), without gravity
 * afterwards. Orbits cross instead of bound halos forming; friends-of-friends on such particles
 * needs a longer linking length.
 *
 * <p>References: Zel'dovich (1970); Bouchet et al. (1995), arXiv:astro-ph/9406013; for halos
 * Scoccimarro &amp; Sheth (2002), arXiv:astro-ph/0106120, and Manera et al. (2013),
 * arXiv:1203.6609.
 */
public final class LagrangianMock {

  /**
   * Linking length of halos of these particles in units of their mean separation, that of Manera et
   * al. (2013) at a redshift of about 0.5. Masses found with it are a ranking rather than masses.
   */
  public static final double LINKING = 0.38;

  private LagrangianMock() {}

  /**
   * The particles at the redshift of the cosmology.
   *
   * @param secondOrder whether psi2 is added; without it this is the approximation of Zel'dovich
   */
  public static Snapshot snapshot(
      Cosmology cosmology, Displacements displacements, boolean secondOrder) {
    Growth growth = Growth.of(cosmology);
    double a = cosmology.scaleFactor();
    double d1 = growth.first(a);
    double d2 = secondOrder ? growth.second(a) : 0;
    double perLength = a * cosmology.hubbleRate();
    double v1 = perLength * growth.firstRate(a) * d1;
    double v2 = perLength * growth.secondRate(a) * d2;
    int n = displacements.size();
    double[][] positions = new double[3][n];
    double[][] velocities = new double[3][n];
    Parallel.map(
        3,
        axis -> {
          for (int i = 0; i < n; i++) {
            double first = displacements.first(axis, i);
            double second = displacements.second(axis, i);
            double moved = displacements.start(axis, i) + d1 * first + d2 * second;
            positions[axis][i] = displacements.box().wrap(moved, axis);
            velocities[axis][i] = v1 * first + v2 * second;
          }
          return true;
        });
    return Snapshot.owning(displacements.box(), cosmology, positions, velocities);
  }
}
