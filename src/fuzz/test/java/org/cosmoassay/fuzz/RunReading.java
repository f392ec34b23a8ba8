package org.cosmoassay.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.harness.store.BaselineFile;
import org.cosmoassay.harness.store.CalibrationFile;
import org.cosmoassay.harness.store.InferenceFile;
import org.cosmoassay.harness.store.LossFile;
import org.cosmoassay.harness.store.MeasurementFile;
import org.cosmoassay.harness.store.NoveltyFile;
import org.cosmoassay.harness.store.ResponseFile;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecordFile;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.harness.store.SliceFile;
import org.cosmoassay.harness.store.TimingFile;

/** What lies in run directories, and what a run takes from elsewhere. */
final class RunReading {

  private RunReading() {}

  private interface Part {
    void read() throws RunStoreException;
  }

  static void record(Path file) throws Exception {
    RunDirectory run = RunDirectory.at(file.resolveSibling("run"));
    Files.createDirectories(run.root());
    Files.write(run.record(), Files.readAllBytes(file));
    each(() -> RunRecordFile.readOutline(run), () -> RunRecordFile.read(run));
  }

  static void measurement(Path file) throws Exception {
    each(() -> MeasurementFile.read(file), () -> MeasurementFile.readStored(file));
  }

  static void slice(Path file) throws Exception {
    SliceFile.read(file, "source");
  }

  /** One text as every small file beside {@code run.json}. */
  static void files(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    RunDirectory run = RunDirectory.at(file.resolveSibling("run-files"));
    Files.createDirectories(run.training("source").getParent());
    for (Path path : new Path[] {run.novelty(), run.inference(), run.training("source")}) {
      Files.write(path, bytes);
    }
    each(
        () -> ResponseFile.read(file),
        () -> TimingFile.read(file),
        () -> NoveltyFile.read(run),
        () -> InferenceFile.read(run),
        () -> LossFile.read(run, "source"));
  }

  static void calibration(Path file) throws Exception {
    CalibrationFile.read(file);
  }

  static void baseline(Path file) throws Exception {
    BaselineFile.read(file);
  }

  /** Reads all; what one refuses another may read. */
  private static void each(Part... parts) throws RunStoreException {
    RunStoreException refused = null;
    int read = 0;
    for (Part part : parts) {
      try {
        part.read();
        read++;
      } catch (RunStoreException e) {
        refused = e;
      }
    }
    if (read == 0 && refused != null) {
      throw refused;
    }
  }
}
