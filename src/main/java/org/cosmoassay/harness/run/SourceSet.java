package org.cosmoassay.harness.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.config.SourceSpec;
import org.cosmoassay.harness.config.SourceSpec.Pairing;
import org.cosmoassay.harness.config.SurveyWindow;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.table.ReferenceTables;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.comparison.Role;
import org.jspecify.annotations.Nullable;

/** The open sources of a benchmark: the reference, and everything that is judged against it. */
final class SourceSet implements Closeable {

  /**
   * A source to be judged.
   *
   * @param spec what the benchmark says of it
   * @param paired whether it is compared with the reference realization by realization
   * @param role how its verdicts count
   */
  record Judged(SourceSpec spec, Source source, boolean paired, Role role) {}

  private final Benchmark benchmark;
  private final SourceOpener opener;
  private final Source reference;
  private final UnaryOperator<Source> view;
  private final Map<String, Source> open = new LinkedHashMap<>();
  private final List<Judged> judged = new ArrayList<>();

  private SourceSet(Benchmark benchmark, SourceOpener opener, Source reference) {
    this.benchmark = benchmark;
    this.opener = opener;
    this.reference = reference;
    this.view = view(benchmark);
  }

  /** How sources are looked at: as they are, or through the window of the benchmark. */
  private static UnaryOperator<Source> view(Benchmark benchmark) {
    SurveyWindow shape = benchmark.reference().window();
    if (shape == null) {
      return source -> source;
    }
    SurveySource.Window window = WindowedSource.window(shape, benchmark.seed());
    return source -> new WindowedSource((CloudSource) source, shape, window);
  }

  /**
   * Opens every source; nothing stays open when one cannot be opened, and every one that cannot is
   * named.
   *
   * @param tables those that are the reference; null when it has clouds
   */
  static SourceSet open(
      Benchmark benchmark, RunDirectory directory, @Nullable ReferenceTables tables)
      throws SourceException {
    SourceOpener opener = new SourceOpener(benchmark, directory);
    SourceSet set = new SourceSet(benchmark, opener, openReference(benchmark, opener, tables));
    List<SourceException> failures = new ArrayList<>();
    try {
      for (SourceSpec spec : benchmark.sources()) {
        try {
          Source source = set.opened(spec);
          boolean paired = set.isPaired(source, spec.pairing());
          set.judged.add(new Judged(spec, set.view.apply(source), paired, spec.role()));
        } catch (SourceException e) {
          failures.add(e);
        }
      }
      if (!failures.isEmpty()) {
        throw SourceException.all(failures);
      }
      return set;
    } catch (SourceException | RuntimeException e) {
      set.closeAfter(e);
      throw e;
    }
  }

  private static Source openReference(
      Benchmark benchmark, SourceOpener opener, @Nullable ReferenceTables tables)
      throws SourceException {
    Benchmark.Reference spec = benchmark.reference();
    if (tables != null) {
      String own = spec.description();
      return new TableSource(
          spec.name(),
          own == null ? tables.description() : own + "; " + tables.description(),
          tables.files());
    }
    return spec.origin() instanceof Origin.Surveys surveys
        ? opener.surveys(spec.name(), spec.description(), surveys, false)
        : opener.reference();
  }

  Source reference() {
    return view.apply(reference);
  }

  /** The judged sources in benchmark order. */
  List<Judged> judged() {
    return List.copyOf(judged);
  }

  /** The reference before any window, when it has clouds in a box. */
  Optional<CloudSource> referenceClouds() {
    return reference instanceof CloudSource clouds ? Optional.of(clouds) : Optional.empty();
  }

  /** A judged source before any window, when it has clouds in a box. */
  Optional<CloudSource> clouds(String source) {
    return open.get(source) instanceof CloudSource clouds ? Optional.of(clouds) : Optional.empty();
  }

  /** A judged source whose clouds are remembered, before any window. */
  Optional<RememberedSource> remembered(String source) {
    return open.get(source) instanceof RememberedSource clouds
        ? Optional.of(clouds)
        : Optional.empty();
  }

  /** The clouds that a source says it learned from; closed by the caller. */
  CloudSource training(String source, Origin.Catalogues catalogues) throws SourceException {
    return opener.training(source, catalogues, setting());
  }

  /** What the benchmark says of a source. */
  Optional<SourceSpec> spec(String name) {
    return benchmark.sources().stream().filter(spec -> spec.name().equals(name)).findFirst();
  }

  /** The open source of a specification; a planted defect opens its original first. */
  private Source opened(SourceSpec spec) throws SourceException {
    Source known = open.get(spec.name());
    if (known != null) {
      return known;
    }
    Source source = openNew(spec);
    open.put(spec.name(), source);
    return source;
  }

  private Source openNew(SourceSpec spec) throws SourceException {
    if (spec.origin() instanceof Origin.Surveys surveys) {
      boolean judge = spec.invalidPoints() == SourceSpec.InvalidPoints.JUDGE;
      return opener.surveys(spec.name(), spec.description(), surveys, judge);
    }
    return spec.origin() instanceof Origin.Perturbed perturbed
        ? opener.perturb(spec, perturbed, original(perturbed.source()))
        : remembering(opener.open(spec, setting()));
  }

  /** Models are slow, and some of their clouds are looked at twice. */
  private static CloudSource remembering(CloudSource source) {
    return source instanceof ModelSource ? new RememberedSource(source) : source;
  }

  private Setting setting() {
    return benchmark.reference().origin() instanceof Origin.Tables tables
        ? Setting.of(tables)
        : Setting.of((CloudSource) reference);
  }

  private CloudSource original(String name) throws SourceException {
    if (name.equals(Origin.Perturbed.REFERENCE)) {
      return (CloudSource) reference;
    }
    for (SourceSpec spec : benchmark.sources()) {
      if (spec.name().equals(name)) {
        return (CloudSource) opened(spec);
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
