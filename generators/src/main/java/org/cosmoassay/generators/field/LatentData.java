package org.cosmoassay.generators.field;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.CosmologyConditions;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.training.TrainingBatch;
import org.cosmoassay.generators.training.TrainingData;

/**
 * Latents of maps as data: waves shifted by any length and turned, unless told otherwise, and
 * learned numbers blurred as they were in training.
 */
final class LatentData implements TrainingData {

  private final FieldShape shape;
  private final LatentScale scale;
  private final List<double[]> latents;
  private final List<double[]> conditions;
  private final boolean augmented;
  private final String checksum;

  /**
   * Data of these latents.
   *
   * @param latents raw, one per map
   * @param conditions one per map
   * @param augmented whether waves are moved for every example
   */
  LatentData(
      FieldShape shape,
      LatentScale scale,
      List<double[]> latents,
      List<double[]> conditions,
      boolean augmented,
      String checksum) {
    this.shape = shape;
    this.scale = scale;
    this.latents = List.copyOf(latents);
    this.conditions = List.copyOf(conditions);
    this.augmented = augmented;
    this.checksum = checksum;
  }

  @Override
  public String label() {
    return "latents of maps";
  }

  @Override
  public String checksum() {
    return checksum;
  }

  @Override
  public int dimension() {
    return shape.latent();
  }

  @Override
  public int conditions() {
    return CosmologyConditions.COUNT;
  }

  @Override
  public TrainingBatch draw(UniformRandomProvider random, int examples) {
    int waves = shape.waves().count();
    double[] points = new double[examples * dimension()];
    double[] given = new double[examples * conditions()];
    for (int i = 0; i < examples; i++) {
      int map = random.nextInt(latents.size());
      double[] raw = latents.get(map).clone();
      if (augmented) {
        double[] amplitudes = Arrays.copyOf(raw, waves);
        System.arraycopy(shape.waves().moved(amplitudes, random), 0, raw, 0, waves);
      }
      double[] noise = GaussianBase.draw(random, shape.means());
      for (int m = 0; m < noise.length; m++) {
        raw[waves + m] += FieldMatching.BLUR * noise[m];
      }
      System.arraycopy(scale.standardized(raw), 0, points, i * dimension(), dimension());
      System.arraycopy(conditions.get(map), 0, given, i * conditions(), conditions());
    }
    return new TrainingBatch(examples, points, given);
  }
}
