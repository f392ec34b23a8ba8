package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;

/**
 * Measurements by content: the key is the SHA-256 of what is measured, the statistic, its
 * parameters and its version, so a killed run resumes where it was and a changed gate measures
 * nothing again.
 */
public final class MeasurementCache {

  private static final String EXTENSION = ".npz";

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
    String key = key(hash, statistic);
    return Files.exists(directory.cachedMeasurement(key))
        ? Optional.of(read(key))
        : Optional.empty();
  }

  /** Keeps a measurement. */
  public void keep(String hash, Estimator statistic, Measurement measurement)
      throws RunStoreException {
    MeasurementFile.write(directory.cachedMeasurement(key(hash, statistic)), List.of(measurement));
  }

  /** Keeps a measurement that was made elsewhere, as {@link MeasurementFile#bytes} gives it. */
  public void keep(String key, byte[] bytes) throws RunStoreException {
    Path file = directory.cachedMeasurement(key);
    try {
      Files.createDirectories(file.resolveSibling(""));
      AtomicFile.write(file, bytes);
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /** The measurement of a key that is kept. */
  public Measurement read(String key) throws RunStoreException {
    return MeasurementFile.read(directory.cachedMeasurement(key)).get(0);
  }

  /** Keys of all that is kept. */
  public Set<String> keys() throws RunStoreException {
    Path folder = directory.cachedMeasurement("").resolveSibling("");
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(EXTENSION) && !AtomicFile.isTemporary(name))
          .map(name -> name.substring(0, name.length() - EXTENSION.length()))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new RunStoreException(folder + ": cannot be listed (" + e.getMessage() + ")", e);
    }
  }

  /** The key of a measurement. */
  public static String key(String hash, Estimator statistic) {
    String text =
        String.join(
            "\n",
            hash,
            statistic.name(),
            Integer.toString(statistic.version()),
            statistic.parameters());
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
