package org.cosmoassay.harness.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.harness.mock.PairedBase;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.Ensemble;

/**
 * Base halos on disk, for many trainings from the same: a file of a directory for each generator
 * and list of simulations, named by both.
 *
 * @param directory made when it is not there
 */
record KeptBases(Path directory) {

  /** The clouds from disk, or made and kept. */
  Ensemble of(Generator generator, List<PairedBase.Simulation> simulations, IntConsumer made)
      throws IOException, CatalogueException, GeneratorException {
    Path file = directory.resolve(name(generator, simulations) + ".npz");
    if (!Files.exists(file)) {
      Files.createDirectories(directory);
      Catalogues.write(file, PairedBase.of(generator, simulations, made));
    }
    // Read even when just made, so that bits never depend on who made them.
    try (Catalogue kept = Catalogues.open(file, CatalogueOptions.defaults())) {
      Ensemble clouds = kept.asEnsemble();
      return Ensemble.of(IntStream.range(0, clouds.size()).mapToObj(clouds::cloud).toList());
    }
  }

  private static String name(Generator generator, List<PairedBase.Simulation> simulations) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(generator.identity().getBytes(StandardCharsets.UTF_8));
      digest.update(simulations.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
