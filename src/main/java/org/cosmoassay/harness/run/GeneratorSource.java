package org.cosmoassay.harness.run;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Samples of a built-in generator: realization i is conditioned on condition i. */
final class GeneratorSource implements Source {

  private final String name;
  private final String description;
  private final Generator generator;
  private final List<Cosmology> conditions;
  private final long runSeed;

  GeneratorSource(
      String name,
      String description,
      Generator generator,
      List<Cosmology> conditions,
      long runSeed) {
    this.name = name;
    this.description = description;
    this.generator = generator;
    this.conditions = List.copyOf(conditions);
    this.runSeed = runSeed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public int size() {
    return conditions.size();
  }

  @Override
  public Cosmology condition(int index) {
    return conditions.get(index);
  }

  @Override
  public Realization realize(int index) throws SourceException {
    long seed = RandomStreams.split(runSeed, name, index);
    try {
      return Realization.of(generator.sample(conditions.get(index), seed));
    } catch (GeneratorException e) {
      throw SourceException.of(name, e);
    }
  }

  @Override
  public List<Path> inputs() {
    return List.of();
  }

  @Override
  public void close() {
    // A built-in generator holds nothing open.
  }
}
