package org.cosmoassay.harness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.statistics.catalog.Cosmology;

/** Samples of a trained model. */
final class ModelSource extends SampledSource {

  private final ModelClouds model;
  private final boolean judgeInvalid;

  /**
   * A source.
   *
   * @param judgeInvalid whether points that cannot be part of a cloud are left out and counted
   */
  ModelSource(
      String name,
      String description,
      ModelClouds model,
      boolean judgeInvalid,
      List<Cosmology> conditions,
      Noise noise) {
    super(name, description, conditions, noise);
    this.model = model;
    this.judgeInvalid = judgeInvalid;
  }

  @Override
  public Realization realize(int index) throws SourceException {
    try {
      ModelClouds.Drawn drawn = model.draw(condition(index), seed(index), judgeInvalid);
      return new Realization(drawn.cloud(), drawn.nonFinite(), drawn.outsideBox());
    } catch (GeneratorException e) {
      throw SourceException.of(name() + ", realization " + index, e);
    }
  }

  /** The model itself. */
  ModelClouds model() {
    return model;
  }

  @Override
  public void close() {
    try {
      model.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
