package org.cosmoassay.harness.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;

/**
 * Measurements by content: the key is the SHA-256 of what is measured, the statistic, its
 * parameters and its version, so a killed run resumes where it was and a changed gate measures
 * nothing again.
 */
public final class MeasurementCache {

  private final RunDirectory directory;

  private MeasurementCache(RunDirectory directory) {
    this.directory = directory;
  }

  /** The cache inside a run directory. */
  public static MeasurementCache in(RunDirectory directory) {
    return new MeasurementCache(directory);
  }

  /** The measurement of what has this hash, if there is one. */
  public Optional<Measurement> find(String hash, Estimator statistic) throws RunStoreException {
    Path file = file(hash, statistic);
    return Files.exists(file) ? Optional.of(MeasurementFile.read(file).get(0)) : Optional.empty();
  }

  /** Keeps a measurement. */
  public void keep(String hash, Estimator statistic, Measurement measurement)
      throws RunStoreException {
    MeasurementFile.write(file(hash, statistic), List.of(measurement));
  }

  private Path file(String hash, Estimator statistic) {
    String key =
        String.join(
            "\n",
            hash,
            statistic.name(),
            Integer.toString(statistic.version()),
            statistic.parameters());
    return directory.cachedMeasurement(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
  }
}
