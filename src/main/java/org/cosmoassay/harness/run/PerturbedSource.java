package org.cosmoassay.harness.run;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.generators.perturbed.Defect;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Another source with one planted defect: a negative control of known strength. */
final class PerturbedSource implements CloudSource {

  private final String name;
  private final CloudSource original;
  private final Defect defect;
  private final long runSeed;

  /** Wraps a source that somebody else closes. */
  PerturbedSource(String name, CloudSource original, Defect defect, long runSeed) {
    this.name = name;
    this.original = original;
    this.defect = defect;
    this.runSeed = runSeed;
  }

  /** The source the defect is planted in. */
  CloudSource original() {
    return original;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return original.name() + " with a planted defect: " + defect.description();
  }

  @Override
  public int size() {
    return original.size();
  }

  @Override
  public Cosmology condition(int index) {
    return original.condition(index);
  }

  @Override
  public Realization realize(int index) throws SourceException {
    Realization realization = original.realize(index);
    PointCloud perturbed;
    try {
      perturbed = defect.apply(realization.cloud(), RandomStreams.split(runSeed, name, index));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw SourceException.of(name, e);
    }
    return new Realization(perturbed, realization.nonFinite(), realization.outsideBox());
  }

  @Override
  public List<Path> inputs() {
    return original.inputs();
  }

  @Override
  public void close() {
    // The original is closed by its owner.
  }
}
