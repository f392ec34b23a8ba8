package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.reference.format.npy.NpyWriter;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Catalogue files for tests. */
final class Catalogs {

  private Catalogs() {}

  /** Uniform points (clouds, points, 3) in a cubic box, as {@code .npy}. */
  static Path uniform(Path file, int clouds, int points, double side, long seed)
      throws IOException {
    UniformRandomProvider random = RandomStreams.of(seed);
    double[] values = random.doubles(3L * clouds * points, 0, side).toArray();
    return write(file, values, clouds, points, 3);
  }

  /** Any values as {@code .npy} of this shape. */
  static Path write(Path file, double[] values, long... shape) throws IOException {
    NpyWriter.of(values, shape).writeAtomically(file);
    return file;
  }
}
