package org.cosmoassay.generators.field;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Units of latents in which every number has mean 0 and scatter 1, and the principal axes of the
 * learned ones.
 */
final class LatentScale {

  private final double[] mean;
  private final double[] scale;
  private final double[][] axes;

  private LatentScale(double[] mean, double[] scale, double[][] axes) {
    this.mean = mean;
    this.scale = scale;
    this.axes = axes;
  }

  /**
   * Units of raw latents. Waves of one length share theirs, as no direction differs from another,
   * and have mean 0, as no place does.
   */
  static LatentScale of(FieldShape shape, List<double[]> latents) {
    int waves = shape.waves().count();
    double[] mean = new double[shape.latent()];
    double[] scale = new double[shape.latent()];
    double[] power = new double[shape.waves().bands()];
    int[] members = new int[power.length];
    for (double[] latent : latents) {
      for (int w = 0; w < waves; w++) {
        power[shape.waves().band(w)] += latent[w] * latent[w];
        members[shape.waves().band(w)]++;
      }
      for (int m = waves; m < latent.length; m++) {
        mean[m] += latent[m] / latents.size();
      }
    }
    for (int w = 0; w < waves; w++) {
      int band = shape.waves().band(w);
      scale[w] = Math.sqrt(power[band] / members[band]);
    }
    for (int m = waves; m < mean.length; m++) {
      // The blur that the velocity is trained with counts: below it nothing is told apart.
      double variance = FieldMatching.BLUR * FieldMatching.BLUR;
      for (double[] latent : latents) {
        variance += (latent[m] - mean[m]) * (latent[m] - mean[m]) / latents.size();
      }
      scale[m] = Math.sqrt(variance);
    }
    LatentScale units = new LatentScale(mean, scale, new double[0][]);
    return new LatentScale(
        mean, scale, axes(latents.stream().map(units::standardized).toList(), waves));
  }

  private static double[][] axes(List<double[]> standardized, int waves) {
    int means = standardized.get(0).length - waves;
    double[][] covariance = new double[means][means];
    for (double[] latent : standardized) {
      for (int i = 0; i < means; i++) {
        for (int j = 0; j < means; j++) {
          covariance[i][j] += latent[waves + i] * latent[waves + j] / standardized.size();
        }
      }
    }
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance, false));
    double[][] axes = new double[means][];
    for (int i = 0; i < means; i++) {
      axes[i] = eigen.getEigenvector(i).toArray();
      double root = Math.sqrt(Math.max(0, eigen.getEigenvalue(i)));
      for (int j = 0; j < means; j++) {
        axes[i][j] *= root;
      }
    }
    return axes;
  }

  /** Units kept with weights. */
  static LatentScale of(Weights weights) {
    Tensor kept = weights.tensor(FieldArchitecture.LATENT_AXES);
    int means = kept.shape()[0];
    double[] flat = numbers(kept);
    double[][] axes = new double[means][];
    for (int i = 0; i < means; i++) {
      axes[i] = Arrays.copyOfRange(flat, i * means, (i + 1) * means);
    }
    return new LatentScale(
        numbers(weights.tensor(FieldArchitecture.LATENT_MEAN)),
        numbers(weights.tensor(FieldArchitecture.LATENT_SCALE)),
        axes);
  }

  private static double[] numbers(Tensor tensor) {
    double[] numbers = new double[tensor.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = tensor.at(i);
    }
    return numbers;
  }

  /** Adds the tensors that keep the units. */
  void writeTo(Map<String, Tensor> weights) {
    double[] flat = Arrays.stream(axes).flatMapToDouble(Arrays::stream).toArray();
    weights.put(FieldArchitecture.LATENT_MEAN, tensor(mean, mean.length));
    weights.put(FieldArchitecture.LATENT_SCALE, tensor(scale, scale.length));
    weights.put(FieldArchitecture.LATENT_AXES, tensor(flat, axes.length, axes.length));
  }

  private static Tensor tensor(double[] numbers, int... shape) {
    float[] single = new float[numbers.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) numbers[i];
    }
    return Tensor.of(single, shape);
  }

  double[] standardized(double[] raw) {
    double[] standardized = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      standardized[i] = (raw[i] - mean[i]) / scale[i];
    }
    return standardized;
  }

  double[] raw(double[] standardized) {
    double[] raw = new double[standardized.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = mean[i] + scale[i] * standardized[i];
    }
    return raw;
  }

  /** A principal axis of the learned numbers, as long as their scatter along it. */
  double[] axis(int index) {
    return axes[index].clone();
  }
}
