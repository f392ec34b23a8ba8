package org.cosmoassay.generators.toy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.generators.training.TrainingBatch;
import org.cosmoassay.generators.training.TrainingData;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Distributions in the plane, centred and of about unit scatter per axis. Lengths are
 * dimensionless.
 */
public enum PlaneDistribution implements TrainingData {
  /** Two half circles of radius 1.2 that reach into each other, with a scatter of 0.12. */
  TWO_MOONS {
    @Override
    void draw(UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal, double[] p) {
      double angle = Math.PI * random.nextDouble();
      boolean upper = random.nextBoolean();
      double x = upper ? Math.cos(angle) : 1 - Math.cos(angle);
      double y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
      p[0] = 1.2 * (x - 0.5 + 0.1 * normal.sample());
      p[1] = 1.2 * (y - 0.25 + 0.1 * normal.sample());
    }
  },
  /** Eight equal Gaussians of scatter 0.15 on a circle of radius 1.4. */
  EIGHT_GAUSSIANS {
    @Override
    void draw(UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal, double[] p) {
      double angle = random.nextInt(8) * Math.PI / 4;
      p[0] = 1.4 * Math.cos(angle) + GaussianScatter.VALUE * normal.sample();
      p[1] = 1.4 * Math.sin(angle) + GaussianScatter.VALUE * normal.sample();
    }
  },
  /** Uniform in the eight dark fields of a board of four by four fields, each 0.9 wide. */
  CHECKERBOARD {
    @Override
    void draw(UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal, double[] p) {
      int row = random.nextInt(4);
      int column = 2 * random.nextInt(2) + row % 2;
      p[0] = 0.9 * (column - 2 + random.nextDouble());
      p[1] = 0.9 * (row - 2 + random.nextDouble());
    }
  },
  /** Three equally likely circles of radius 0.6, 1.2 and 1.8, each with a scatter of 0.08. */
  RINGS {
    @Override
    void draw(UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal, double[] p) {
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = 0.6 * (1 + random.nextInt(3)) + 0.08 * normal.sample();
      p[0] = radius * Math.cos(angle);
      p[1] = radius * Math.sin(angle);
    }
  };

  /** Of each of the eight Gaussians; constants of an enum cannot be used by what comes before. */
  private static final class GaussianScatter {
    static final double VALUE = 0.15;
  }

  /** Points whose checksum stands for the distribution. */
  private static final int CHECKED = 4096;

  abstract void draw(
      UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal, double[] point);

  /**
   * The distribution of a name as in files, e.g. {@code two-moons} or {@code plane/two-moons}.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static PlaneDistribution named(String name) {
    for (PlaneDistribution distribution : values()) {
      if (distribution.fileName().equals(name) || distribution.label().equals(name)) {
        return distribution;
      }
    }
    throw new IllegalArgumentException(
        "no plane distribution is named %s; there are %s"
            .formatted(name, "two-moons, eight-gaussians, checkerboard, rings"));
  }

  /** The name without its kind, for files, e.g. {@code two-moons}. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String label() {
    return "plane/" + fileName();
  }

  /** SHA-256 of the first 4096 points of seed 0, as little-endian doubles x, y. */
  @Override
  public String checksum() {
    double[] points = draw(RandomStreams.of(0), CHECKED).points();
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES * points.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(points);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public int conditions() {
    return 0;
  }

  @Override
  public TrainingBatch draw(UniformRandomProvider random, int examples) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] points = new double[2 * examples];
    double[] point = new double[2];
    for (int i = 0; i < examples; i++) {
      draw(random, normal, point);
      points[2 * i] = point[0];
      points[2 * i + 1] = point[1];
    }
    return new TrainingBatch(examples, points, new double[0]);
  }

  /** Log-density of the eight Gaussians in nats, for comparison with bounds on it. */
  public static double logDensityOfEightGaussians(double x, double y) {
    double variance = GaussianScatter.VALUE * GaussianScatter.VALUE;
    double sum = 0;
    for (int k = 0; k < 8; k++) {
      double dx = x - 1.4 * Math.cos(k * Math.PI / 4);
      double dy = y - 1.4 * Math.sin(k * Math.PI / 4);
      sum += Math.exp(-(dx * dx + dy * dy) / (2 * variance));
    }
    return Math.log(sum / 8) - Math.log(2 * Math.PI * variance);
  }
}
