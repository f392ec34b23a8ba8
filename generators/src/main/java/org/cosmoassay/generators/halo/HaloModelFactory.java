package org.cosmoassay.generators.halo;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorFactory;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Parameters;

/** Opens trained models of halo clouds, under the name {@code halo-interpolant}. */
public final class HaloModelFactory implements GeneratorFactory {

  private static final String MODEL = "model";

  @Override
  public String name() {
    return HaloModels.FAMILY;
  }

  @Override
  public String description() {
    return "Halos of a trained stochastic interpolant, in the cosmology of each cloud;"
        + " parameter model (its folder)";
  }

  @Override
  public Generator create(GeneratorSettings settings) {
    Parameters parameters = Parameters.of(name(), settings.parameters());
    String folder = parameters.text(MODEL, "");
    parameters.require(!folder.isEmpty(), MODEL, folder, "must be the folder of a trained model");
    parameters.requireValid();
    try {
      return HaloModels.open(Path.of(folder), settings);
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException("generator %s: %s".formatted(name(), e.getMessage()), e);
    }
  }
}
