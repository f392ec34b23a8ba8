package org.cosmoassay.harness.run;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cosmoassay.statistics.catalog.Cosmology;

/** Another source whose clouds are kept while there is memory for them. */
final class RememberedSource implements CloudSource {

  private final CloudSource original;
  private final Map<Integer, SoftReference<Realization>> kept = new ConcurrentHashMap<>();

  /** Takes over a source. */
  RememberedSource(CloudSource original) {
    this.original = original;
  }

  /** The source whose clouds are kept. */
  CloudSource original() {
    return original;
  }

  @Override
  public String name() {
    return original.name();
  }

  @Override
  public String description() {
    return original.description();
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
    SoftReference<Realization> reference = kept.get(index);
    Realization known = reference == null ? null : reference.get();
    if (known != null) {
      return known;
    }
    Realization realization = original.realize(index);
    kept.put(index, new SoftReference<>(realization));
    return realization;
  }

  @Override
  public List<Path> inputs() {
    return original.inputs();
  }

  @Override
  public void close() throws IOException {
    original.close();
  }
}
