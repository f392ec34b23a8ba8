package org.cosmoassay.statistics.catalog;

/**
 * The mapping from real into redshift space: a peculiar velocity along the line of sight displaces
 * a point, because the observer infers its distance from its redshift.
 *
 * <p>s = r + v_los / (a H(a)) e_los, with r and s in comoving Mpc/h, v_los in proper km/s and H(a)
 * = 100 sqrt(Om a^-3 + 1 - Om) in km/s/(Mpc/h); s is wrapped back into the box. The lines of sight
 * to all points are parallel.
 *
 * <p>Reference: Kaiser (1987), doi:10.1093/mnras/227.1.1.
 */
public final class RedshiftSpace {

  private RedshiftSpace() {}

  /**
   * The cloud as seen in redshift space; everything but the positions is kept.
   *
   * @throws IllegalStateException when the cloud has no velocities, or its cosmology states no
   *     Omega_m or redshift
   */
  public static PointCloud shift(PointCloud cloud, LineOfSight lineOfSight) {
    Cosmology cosmology = cloud.cosmology();
    double lengthPerVelocity = 1 / (cosmology.scaleFactor() * cosmology.hubbleRate());
    int axis = lineOfSight.axis();
    double[][] positions = new double[3][];
    for (int a = 0; a < 3; a++) {
      positions[a] = cloud.copyPositions(a);
    }
    for (int i = 0; i < cloud.size(); i++) {
      double shifted = positions[axis][i] + cloud.velocity(axis, i) * lengthPerVelocity;
      positions[axis][i] = cloud.box().wrap(shifted, axis);
    }
    PointCloud.Builder shifted =
        PointCloud.builder(cloud.box())
            .positions(positions[0], positions[1], positions[2])
            .velocities(cloud.copyVelocities(0), cloud.copyVelocities(1), cloud.copyVelocities(2))
            .cosmology(cosmology);
    if (cloud.hasMasses()) {
      shifted.masses(cloud.copyMasses());
    }
    if (cloud.hasWeights()) {
      double[] weights = new double[cloud.size()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = cloud.weight(i);
      }
      shifted.weights(weights);
    }
    return shifted.build();
  }
}
