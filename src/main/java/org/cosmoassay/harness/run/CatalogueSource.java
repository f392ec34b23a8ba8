package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.statistics.catalog.Cosmology;

/** Clouds of a catalogue file on disk. */
final class CatalogueSource implements CloudSource {

  private final String name;
  private final String description;
  private final Catalogue catalogue;
  private final List<Path> inputs;

  /** Takes over an open catalogue; {@code inputs} are the files it was read from. */
  CatalogueSource(String name, String description, Catalogue catalogue, List<Path> inputs) {
    this.name = name;
    this.description = description;
    this.catalogue = catalogue;
    this.inputs = List.copyOf(inputs);
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
    return catalogue.size();
  }

  @Override
  public Cosmology condition(int index) {
    return catalogue.cosmology(index);
  }

  @Override
  public Realization realize(int index) throws SourceException {
    try {
      Catalogue.Sample sample = catalogue.read(index);
      return new Realization(sample.cloud(), sample.nonFinite(), sample.outsideBox());
    } catch (CatalogueException e) {
      throw SourceException.of(name, e);
    }
  }

  @Override
  public List<Path> inputs() {
    return inputs;
  }

  @Override
  public void close() throws IOException {
    catalogue.close();
  }
}
