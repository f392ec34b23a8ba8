package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.harness.store.Calibration.Trials;
import org.cosmoassay.harness.store.CalibrationFile;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.Sha256;
import tools.jackson.core.JacksonException;

/** What the trials of a defect found, kept until everything it depends on changes. */
final class TrialCache {

  /** Trials that may have to be made. */
  interface Work {
    Trials run() throws SourceException, RunStoreException;
  }

  private final RunDirectory directory;
  private final String identity;

  /**
   * A cache in a directory.
   *
   * @param identity text of whatever all trials depend on
   */
  TrialCache(RunDirectory directory, String identity) {
    this.directory = directory;
    this.identity = identity;
  }

  /** The trials of this label, made when they are not there. */
  Trials find(String label, int trials, Work work) throws SourceException, RunStoreException {
    String key = identity + "\n" + label + "\n" + trials;
    Path file = directory.cachedTrials(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
    try {
      if (Files.exists(file)) {
        return CalibrationFile.trials(Json.MAPPER.readTree(Files.readAllBytes(file)));
      }
      Trials made = work.run();
      Files.createDirectories(file.resolveSibling(""));
      AtomicFile.write(file, Json.print(CalibrationFile.toJson(made)));
      return made;
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new RunStoreException(
          file + ": cannot be read or written (" + e.getMessage() + "); delete it and try again",
          e);
    }
  }
}
