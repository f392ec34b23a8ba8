package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.cosmoassay.generators.family.TrainedModel;
import org.cosmoassay.generators.model.Families;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.generators.toy.PlaneDistribution;
import org.cosmoassay.reference.format.npy.NpzWriter;

/**
 * Samples of a model whose examples are a few numbers each and no clouds, as an {@code .npz} file:
 * {@code samples} (examples, numbers) and, where the model evaluates it, {@code log_likelihood}
 * (examples) in nats.
 */
final class ExampleSamples {

  private ExampleSamples() {}

  /**
   * Draws and writes.
   *
   * @param folder of the model
   * @throws IOException when the model cannot be read or the file not written
   * @throws UsageException when the model is conditioned, or the file is no {@code .npz}
   */
  static void write(Path folder, Path out, int examples, long seed)
      throws IOException, UsageException {
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
      throw new UsageException(
          "--out %s: %s makes single examples, no clouds; write them to a name that ends in .npz"
              .formatted(out, folder));
    }
    ModelFolder read = ModelFolder.read(folder, Families.findingDataBy(PlaneDistribution::named));
    if (read.description().conditions() > 0) {
      throw new UsageException(
          "%s is conditioned on %d numbers that are no cosmology; sample it from Java"
              .formatted(folder, read.description().conditions()));
    }
    TrainedModel model = read.model();
    double[] points = model.sample(examples, new double[0], seed).points();
    NpzWriter writer =
        NpzWriter.create().add("samples", points, examples, read.description().dimension());
    if (model.evaluatesLikelihood()) {
      writer.add("log_likelihood", model.logLikelihood(points, new double[0]));
    }
    writer.writeAtomically(out);
  }
}
