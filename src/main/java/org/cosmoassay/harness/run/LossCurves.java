package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.harness.config.ModelPlace;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.config.SourceSpec;
import org.cosmoassay.harness.store.LossFile;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;

/** How the models of sources were trained, for the run directory: it holds what reports show. */
final class LossCurves {

  private static final String LOSS = "loss.csv";

  private LossCurves() {}

  /** Keeps the losses of a source's model, if it is a folder that has them. */
  static void keep(SourceSpec source, RunDirectory directory)
      throws SourceException, RunStoreException {
    Path kept = directory.training(source.name());
    directory.withdraw(kept);
    if (!(source.origin() instanceof Origin.Trained trained)) {
      return;
    }
    ModelPlace place = ModelPlace.of(trained.model());
    Path losses = place.path().resolve(LOSS);
    if (place.isDescription() || !Files.isRegularFile(losses)) {
      return;
    }
    try {
      LossFile.write(kept, Files.readString(losses));
    } catch (IOException e) {
      throw SourceException.of(source.name(), e);
    }
  }
}
