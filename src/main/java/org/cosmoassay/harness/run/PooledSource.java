package org.cosmoassay.harness.run;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.statistics.catalog.Cosmology;

/** Sources one after the other, as one; they are closed by their owner. */
final class PooledSource implements CloudSource {

  private final String name;
  private final List<CloudSource> sources;

  PooledSource(String name, List<CloudSource> sources) {
    this.name = name;
    this.sources = List.copyOf(sources);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "clouds of " + String.join(", ", sources.stream().map(Source::name).toList());
  }

  @Override
  public int size() {
    return sources.stream().mapToInt(Source::size).sum();
  }

  @Override
  public Cosmology condition(int index) {
    Place place = place(index);
    return place.source().condition(place.index());
  }

  @Override
  public Realization realize(int index) throws SourceException {
    Place place = place(index);
    return place.source().realize(place.index());
  }

  private record Place(CloudSource source, int index) {}

  private Place place(int index) {
    int rest = index;
    for (CloudSource source : sources) {
      if (rest < source.size()) {
        return new Place(source, rest);
      }
      rest -= source.size();
    }
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public List<Path> inputs() {
    return sources.stream().flatMap(s -> s.inputs().stream()).distinct().toList();
  }

  @Override
  public void close() {
    // Every source is closed by its owner.
  }
}
