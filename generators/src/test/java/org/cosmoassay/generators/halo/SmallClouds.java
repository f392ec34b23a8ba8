package org.cosmoassay.generators.halo;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Clouds and networks small enough for tests. */
final class SmallClouds {

  static final Cosmology COSMOLOGY = new Cosmology(0.31, 0.05, 0.67, 0.96, 0.83, 0.5);
  static final PeriodicBox BOX = PeriodicBox.cube(60);
  static final HaloNetwork NETWORK = new HaloNetwork(6, 16, 3);

  private SmallClouds() {}

  /** Points of no order with Gaussian velocities and masses. */
  static PointCloud cloud(int n, long seed) {
    UniformRandomProvider random = RandomStreams.of(seed);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] columns = new double[6][n];
    double[] masses = new double[n];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        columns[axis][i] = BOX.side(axis) * random.nextDouble();
        columns[3 + axis][i] = 300 * normal.sample();
      }
      masses[i] = 1e14 * Math.pow(10, 0.3 * normal.sample());
    }
    return PointCloud.builder(BOX)
        .cosmology(COSMOLOGY)
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .masses(masses)
        .build();
  }

  /**
   * Every halo 1.5 Mpc/h further along its velocity (per 300 km/s), 20 % faster and 1.5 times as
   * heavy: something to learn whose answer is known.
   */
  static PointCloud drifted(PointCloud cloud) {
    double[][] positions = new double[3][];
    double[][] velocities = new double[3][];
    double[] masses = cloud.copyMasses();
    for (int axis = 0; axis < 3; axis++) {
      positions[axis] = cloud.copyPositions(axis);
      velocities[axis] = cloud.copyVelocities(axis);
      for (int i = 0; i < cloud.size(); i++) {
        positions[axis][i] += 1.5 * velocities[axis][i] / 300;
        velocities[axis][i] *= 1.2;
      }
    }
    for (int i = 0; i < cloud.size(); i++) {
      masses[i] *= 1.5;
    }
    return PointCloud.builder(cloud.box())
        .cosmology(cloud.cosmology())
        .positions(positions[0], positions[1], positions[2])
        .velocities(velocities[0], velocities[1], velocities[2])
        .masses(masses)
        .wrap(true)
        .build();
  }

  /** Weights with an answer, which fresh ones do not have. */
  static Weights answering(HaloNetwork network, long seed) {
    Map<String, Tensor> weights = new TreeMap<>();
    network.initialize(weights, RandomStreams.of(seed));
    UniformRandomProvider random = RandomStreams.of(seed + 1);
    for (String name : new String[] {"answer", "answer-offset"}) {
      Tensor zeros = weights.get(name);
      if (zeros == null) {
        throw new IllegalStateException(name);
      }
      float[] values = new float[zeros.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = 0.3f * (random.nextFloat() - 0.5f);
      }
      weights.put(name, Tensor.of(values, zeros.shape()));
    }
    return Weights.of(weights);
  }
}
