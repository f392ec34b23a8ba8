package org.cosmoassay.harness.run;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Clouds that are drawn: realization i is conditioned on condition i, with a seed of its own. */
abstract class SampledSource implements CloudSource {

  private final String name;
  private final String description;
  private final List<Cosmology> conditions;
  private final Noise noise;

  /**
   * Where seeds come from.
   *
   * @param runSeed seed of the run
   * @param stream the source's own name, or that of another with the same seeds
   */
  record Noise(long runSeed, String stream) {}

  SampledSource(String name, String description, List<Cosmology> conditions, Noise noise) {
    this.name = name;
    this.description = description;
    this.conditions = List.copyOf(conditions);
    this.noise = noise;
  }

  /** The seed of realization {@code index}. */
  final long seed(int index) {
    return RandomStreams.split(noise.runSeed, noise.stream, index);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final int size() {
    return conditions.size();
  }

  @Override
  public final Cosmology condition(int index) {
    return conditions.get(index);
  }

  @Override
  public final List<Path> inputs() {
    return List.of();
  }

  @Override
  public void close() {
    // Nothing stays open between two realizations.
  }
}
