package org.cosmoassay.generators.example;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.training.TrainingBatch;
import org.cosmoassay.generators.training.TrainingData;

/**
 * Points around a trefoil knot, {@code (sin u + 2 sin 2u, cos u - 2 cos 2u, -sin 3u)} in units of
 * 0.7, u uniform, with a Gaussian scatter of 0.1 units.
 */
final class Knot implements TrainingData {

  private static final double UNIT = 0.7;
  private static final double SCATTER = 0.1;

  @Override
  public String label() {
    return "example/knot";
  }

  @Override
  public String checksum() {
    return "made on the fly";
  }

  @Override
  public int dimension() {
    return 3;
  }

  @Override
  public int conditions() {
    return 0;
  }

  static double[] place(double u) {
    return new double[] {
      UNIT * (Math.sin(u) + 2 * Math.sin(2 * u)),
      UNIT * (Math.cos(u) - 2 * Math.cos(2 * u)),
      -UNIT * Math.sin(3 * u)
    };
  }

  @Override
  public TrainingBatch draw(UniformRandomProvider random, int examples) {
    double[] points = GaussianBase.draw(random, 3 * examples);
    for (int i = 0; i < examples; i++) {
      double[] place = place(2 * Math.PI * random.nextDouble());
      for (int axis = 0; axis < 3; axis++) {
        int at = 3 * i + axis;
        points[at] = place[axis] + UNIT * SCATTER * points[at];
      }
    }
    return new TrainingBatch(examples, points, new double[0]);
  }
}
