package org.cosmoassay.harness.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;

/**
 * Measurements by content: the key is the SHA-256 of the cloud, the statistic, its parameters and
 * its version, so a killed run resumes where it was and a changed gate measures nothing again.
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

  /** The measurement of a cloud with this hash, if there is one. */
  public Optional<Measurement> find(String cloudHash, Statistic statistic)
      throws RunStoreException {
    Path file = file(cloudHash, statistic);
    return Files.exists(file) ? Optional.of(MeasurementFile.read(file).get(0)) : Optional.empty();
  }

  /** Keeps a measurement. */
  public void keep(String cloudHash, Statistic statistic, Measurement measurement)
      throws RunStoreException {
    MeasurementFile.write(file(cloudHash, statistic), List.of(measurement));
  }

  private Path file(String cloudHash, Statistic statistic) {
    String key =
        String.join(
            "\n",
            cloudHash,
            statistic.name(),
            Integer.toString(statistic.version()),
            statistic.parameters());
    return directory.cachedMeasurement(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
  }
}
