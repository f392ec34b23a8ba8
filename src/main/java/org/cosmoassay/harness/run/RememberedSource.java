package org.cosmoassay.harness.run;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Optional<Realization> known = recall(index);
    if (known.isPresent()) {
      return known.get();
    }
    Realization realization = original.realize(index);
    remember(index, realization);
    return realization;
  }

  /** A cloud that was drawn here before, while there is memory for it. */
  Optional<Realization> recall(int index) {
    SoftReference<Realization> reference = kept.get(index);
    return Optional.ofNullable(reference == null ? null : reference.get());
  }

  /** Keeps a cloud that was drawn elsewhere. */
  void remember(int index, Realization realization) {
    kept.put(index, new SoftReference<>(realization));
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
