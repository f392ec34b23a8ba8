package org.cosmoassay.harness.run;

import java.util.List;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.statistics.catalog.Cosmology;

/** Samples of a built-in generator. */
final class GeneratorSource extends SampledSource {

  private final Generator generator;

  GeneratorSource(
      String name,
      String description,
      Generator generator,
      List<Cosmology> conditions,
      Noise noise) {
    super(name, description, conditions, noise);
    this.generator = generator;
  }

  @Override
  public Realization realize(int index) throws SourceException {
    try {
      return Realization.of(generator.sample(condition(index), seed(index)));
    } catch (GeneratorException e) {
      throw SourceException.of(name(), e);
    }
  }
}
