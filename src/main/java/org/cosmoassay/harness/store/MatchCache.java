package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.npy.NpzFile;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.cosmoassay.statistics.novelty.BoxSymmetry;
import org.cosmoassay.statistics.novelty.CloudPatterns;
import org.cosmoassay.statistics.novelty.PatternMatch;

/**
 * How clouds of a set come to lie upon a cloud, by content: the key is the SHA-256 of the cloud and
 * of the set with the version of the search, so that a killed run resumes where it was.
 */
public final class MatchCache {

  private final RunDirectory directory;

  private MatchCache(RunDirectory directory) {
    this.directory = directory;
  }

  /** The cache inside a run directory. */
  public static MatchCache in(RunDirectory directory) {
    return new MatchCache(directory);
  }

  /**
   * The matches of a cloud, if they are known.
   *
   * @param cloud hash of the cloud
   * @param set hash of the clouds that were moved upon it
   */
  public Optional<List<PatternMatch>> find(String cloud, String set) throws RunStoreException {
    Path file = file(cloud, set);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (NpzFile npz = NpzFile.open(file)) {
      double[][] rows = npz.rows("matches");
      List<String> symmetries = npz.strings("symmetries");
      List<PatternMatch> matches = new ArrayList<>();
      for (int i = 0; i < rows.length; i++) {
        double[] row = rows[i];
        BoxSymmetry symmetry = BoxSymmetry.parse(symmetries.get(i));
        matches.add(new PatternMatch(row[0], symmetry, row[1], row[2], row[3]));
      }
      return Optional.of(matches);
    } catch (CatalogueException
        | IOException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new RunStoreException(
          file + ": not readable (" + e.getMessage() + "); run again with --fresh", e);
    }
  }

  /** Keeps the matches of a cloud, at least one. */
  public void keep(String cloud, String set, List<PatternMatch> matches) throws RunStoreException {
    Path file = file(cloud, set);
    double[][] rows = new double[matches.size()][];
    for (int i = 0; i < rows.length; i++) {
      PatternMatch match = matches.get(i);
      rows[i] = new double[] {match.correlation(), match.dx(), match.dy(), match.dz()};
    }
    try {
      Files.createDirectories(file.getParent());
      NpzWriter.create()
          .add("matches", rows)
          .add("symmetries", matches.stream().map(m -> m.symmetry().text()).toList())
          .writeAtomically(file);
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  private Path file(String cloud, String set) {
    String key = String.join("\n", cloud, set, Integer.toString(CloudPatterns.VERSION));
    return directory.cachedMatches(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
  }
}
