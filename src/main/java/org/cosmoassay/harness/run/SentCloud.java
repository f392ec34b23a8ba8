package org.cosmoassay.harness.run;

import java.io.Serializable;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/** A drawn cloud on its way between processes, or why there is none. */
final class SentCloud implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String failure;
  private final double logLikelihood;
  private final double[] box;
  private final double[] cosmology;
  private final double[][] positions;
  private final double @Nullable [][] velocities;
  private final double @Nullable [] masses;

  private SentCloud(ModelClouds.Drawn drawn) {
    PointCloud cloud = drawn.cloud();
    PeriodicBox sides = cloud.box();
    Cosmology c = cloud.cosmology();
    this.failure = "";
    this.logLikelihood = drawn.logLikelihood();
    this.box = new double[] {sides.side(0), sides.side(1), sides.side(2)};
    this.cosmology = new double[] {c.omegaM(), c.omegaB(), c.h(), c.nS(), c.sigma8(), c.redshift()};
    this.positions = new double[3][];
    this.velocities = cloud.hasVelocities() ? new double[3][] : null;
    for (int axis = 0; axis < 3; axis++) {
      positions[axis] = cloud.copyPositions(axis);
      if (velocities != null) {
        velocities[axis] = cloud.copyVelocities(axis);
      }
    }
    this.masses = cloud.hasMasses() ? cloud.copyMasses() : null;
  }

  private SentCloud(String failure) {
    this.failure = failure;
    this.logLikelihood = Double.NaN;
    this.box = new double[0];
    this.cosmology = new double[0];
    this.positions = new double[0][];
    this.velocities = null;
    this.masses = null;
  }

  static SentCloud of(ModelClouds.Drawn drawn) {
    return new SentCloud(drawn);
  }

  static SentCloud failed(String message) {
    return new SentCloud(message);
  }

  /** Why there is no cloud; empty when there is one. */
  String failure() {
    return failure;
  }

  ModelClouds.Drawn drawn() {
    PointCloud.Builder cloud =
        PointCloud.builder(new PeriodicBox(box[0], box[1], box[2]))
            .positions(positions[0], positions[1], positions[2])
            .cosmology(
                new Cosmology(
                    cosmology[0],
                    cosmology[1],
                    cosmology[2],
                    cosmology[3],
                    cosmology[4],
                    cosmology[5]));
    if (velocities != null) {
      cloud = cloud.velocities(velocities[0], velocities[1], velocities[2]);
    }
    if (masses != null) {
      cloud = cloud.masses(masses);
    }
    return new ModelClouds.Drawn(cloud.build(), 0, 0, logLikelihood);
  }
}
