package org.cosmoassay.harness.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.config.SourceSpec;
import org.cosmoassay.harness.config.SourceSpec.Pairing;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.statistics.catalog.Cosmology;

/** The open sources of a benchmark: the reference, and everything that is judged against it. */
final class SourceSet implements Closeable {

  /**
   * A source to be judged.
   *
   * @param paired whether it is compared with the reference realization by realization
   * @param negativeControl whether it must fail
   */
  record Judged(Source source, boolean paired, boolean negativeControl) {}

  private final Benchmark benchmark;
  private final SourceOpener opener;
  private final Source reference;
  private final Map<String, Source> open = new LinkedHashMap<>();
  private final List<Judged> judged = new ArrayList<>();

  private SourceSet(Benchmark benchmark, SourceOpener opener, Source reference) {
    this.benchmark = benchmark;
    this.opener = opener;
    this.reference = reference;
  }

  /** Opens every source; nothing stays open when one cannot be opened. */
  static SourceSet open(Benchmark benchmark, RunDirectory directory) throws SourceException {
    SourceOpener opener = new SourceOpener(benchmark, directory);
    SourceSet set = new SourceSet(benchmark, opener, opener.reference());
    try {
      for (SourceSpec spec : benchmark.sources()) {
        Source source = set.opened(spec);
        boolean paired = set.isPaired(source, spec.pairing());
        set.judged.add(new Judged(source, paired, spec.negativeControl()));
      }
      return set;
    } catch (SourceException | RuntimeException e) {
      set.closeAfter(e);
      throw e;
    }
  }

  Source reference() {
    return reference;
  }

  /** The judged sources in benchmark order. */
  List<Judged> judged() {
    return List.copyOf(judged);
  }

  /** The open source of a specification; a planted defect opens its original first. */
  private Source opened(SourceSpec spec) throws SourceException {
    Source known = open.get(spec.name());
    if (known != null) {
      return known;
    }
    Source source =
        spec.origin() instanceof Origin.Perturbed perturbed
            ? opener.perturb(spec, perturbed, original(perturbed.source()))
            : opener.open(spec, reference);
    open.put(spec.name(), source);
    return source;
  }

  private Source original(String name) throws SourceException {
    if (name.equals(Origin.Perturbed.REFERENCE)) {
      return reference;
    }
    for (SourceSpec spec : benchmark.sources()) {
      if (spec.name().equals(name)) {
        return opened(spec);
      }
    }
    throw new IllegalStateException("The benchmark was loaded with an unknown source " + name);
  }

  /**
   * Paired when asked for, or by itself when source and reference share conditions that differ from
   * cloud to cloud, or when the source is the reference with a defect.
   */
  private boolean isPaired(Source source, Pairing pairing) throws SourceException {
    boolean sameSize = source.size() == reference.size();
    return switch (pairing) {
      case UNPAIRED -> false;
      case PAIRED -> {
        if (!sameSize) {
          throw new SourceException(
              "source %s: has %d realizations where the reference has %d; paired comparison needs as many"
                  .formatted(source.name(), source.size(), reference.size()));
        }
        yield true;
      }
      case AUTO -> sameSize && (derivesFromReference(source) || sharesDifferentConditions(source));
    };
  }

  private boolean derivesFromReference(Source source) {
    Source root = source;
    while (root instanceof PerturbedSource perturbed) {
      root = perturbed.original();
    }
    return root == reference;
  }

  private boolean sharesDifferentConditions(Source source) {
    Set<Cosmology> distinct = new HashSet<>();
    for (int i = 0; i < reference.size(); i++) {
      if (!reference.condition(i).equals(source.condition(i))) {
        return false;
      }
      distinct.add(reference.condition(i));
    }
    return distinct.size() > 1;
  }

  private void closeAfter(Exception failure) {
    try {
      close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Source source : open.values()) {
      source.close();
    }
    reference.close();
  }
}
