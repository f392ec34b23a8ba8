package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    Optional<Trials> known = known(label, trials);
    if (known.isPresent()) {
      return known.get();
    }
    Trials made = work.run();
    keep(label, trials, json(made));
    return made;
  }

  /** The trials of this label, if they are there. */
  Optional<Trials> known(String label, int trials) throws RunStoreException {
    Path file = file(label, trials);
    try {
      return Files.exists(file)
          ? Optional.of(CalibrationFile.trials(Json.MAPPER.readTree(Files.readAllBytes(file))))
          : Optional.empty();
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new RunStoreException(
          file + ": cannot be read (" + e.getMessage() + "); delete it and try again", e);
    }
  }

  /** Keeps trials, as {@link #json} writes them. */
  void keep(String label, int trials, byte[] json) throws RunStoreException {
    Path file = file(label, trials);
    try {
      Files.createDirectories(file.resolveSibling(""));
      AtomicFile.write(file, json);
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /** Trials as they are kept. */
  static byte[] json(Trials trials) {
    return Json.print(CalibrationFile.toJson(trials));
  }

  private Path file(String label, int trials) {
    String key = identity + "\n" + label + "\n" + trials;
    return directory.cachedTrials(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
  }
}
