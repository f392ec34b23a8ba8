package org.cosmoassay.generators.perturbed;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Defects that move every point, or change every velocity. */
final class MovedPoints {

  /** Growth rate f = Om(a)^0.55, to 0.2 % (Linder 2005, doi:10.1103/PhysRevD.72.043529). */
  private static final double GROWTH_INDEX = 0.55;

  private MovedPoints() {}

  /**
   * Coordinates moved by Gaussians and wrapped into the box.
   *
   * @param sigma standard deviation in Mpc/h
   * @param firstAxis the axes from this one to z are moved
   */
  static PointCloud jittered(PointCloud cloud, double sigma, int firstAxis, long seed) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(seed));
    CloudColumns columns = CloudColumns.of(cloud);
    for (int i = 0; i < cloud.size(); i++) {
      for (int axis = firstAxis; axis < 3; axis++) {
        columns.positions[axis][i] += sigma * normal.sample();
      }
    }
    columns.wrap();
    return columns.build();
  }

  /**
   * Every point moved on along its linear displacement v/(a H f), and its velocity multiplied by 1
   * + change: what a change of sigma_8 does to given halos in linear theory.
   */
  static PointCloud grown(PointCloud cloud, double change) {
    CloudColumns columns = CloudColumns.of(cloud);
    double[][] velocities = columns.requireVelocities(DefectKind.EXTRA_GROWTH.text());
    Cosmology cosmology = cloud.cosmology();
    double a = cosmology.scaleFactor();
    double expansion = cosmology.hubbleRate();
    double matter = cosmology.requireOmegaM() / (a * a * a) / Math.pow(expansion / 100, 2);
    double lengthPerVelocity = 1 / (a * expansion * Math.pow(matter, GROWTH_INDEX));
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < cloud.size(); i++) {
        columns.positions[axis][i] += change * lengthPerVelocity * velocities[axis][i];
        velocities[axis][i] *= 1 + change;
      }
    }
    columns.wrap();
    return columns.build();
  }

  static PointCloud withVelocitiesScaled(PointCloud cloud, double factor) {
    CloudColumns columns = CloudColumns.of(cloud);
    for (double[] component : columns.requireVelocities(DefectKind.VELOCITY_SCALE.text())) {
      for (int i = 0; i < component.length; i++) {
        component[i] *= factor;
      }
    }
    return columns.build();
  }

  static PointCloud withVelocitiesShifted(PointCloud cloud, double shift) {
    CloudColumns columns = CloudColumns.of(cloud);
    double[] vx = columns.requireVelocities(DefectKind.VELOCITY_OFFSET.text())[0];
    for (int i = 0; i < vx.length; i++) {
      vx[i] += shift;
    }
    return columns.build();
  }
}
