package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.InputFile;
import org.cosmoassay.harness.store.RunRecord.Input;
import org.cosmoassay.harness.store.RunRecord.Provenance;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.statistics.twopoint.KernelChoice;

/** What would be needed to repeat a run. */
final class ProvenanceFactory {

  private ProvenanceFactory() {}

  /**
   * The provenance of a run.
   *
   * @param others files beside those of the sources
   */
  static Provenance of(SourceSet sources, Collection<Path> others, Benchmark benchmark)
      throws SourceException {
    Set<Path> files = new LinkedHashSet<>(sources.reference().inputs());
    for (SourceSet.Judged judged : sources.judged()) {
      files.addAll(judged.source().inputs());
    }
    InputFile calibration = benchmark.calibration();
    if (calibration != null) {
      files.add(calibration.path());
    }
    files.addAll(others);
    List<Input> inputs = new ArrayList<>();
    for (Path file : files) {
      try {
        inputs.add(new Input(file.toString(), Sha256.of(file)));
      } catch (IOException e) {
        throw new SourceException(
            file + ": cannot be read for its checksum (" + e.getMessage() + ")", e);
      }
    }
    Build build = Build.current();
    String java = System.getProperty("java.version") + ", " + System.getProperty("java.vendor");
    return new Provenance(
        build.version(),
        build.commit(),
        java,
        KernelChoice.here().reason(),
        benchmark.seed(),
        inputs);
  }
}
