package org.cosmoassay.generators.pointprocess;

import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorFactory;
import org.cosmoassay.generators.GeneratorSettings;

/** Makes {@link UniformProcess}, under the name {@code uniform}. */
public final class UniformProcessFactory implements GeneratorFactory {

  @Override
  public String name() {
    return UniformProcess.NAME;
  }

  @Override
  public String description() {
    return "Poisson process: points without any correlation;"
        + " parameters count (poisson or fixed), velocity-dispersion [km/s]";
  }

  @Override
  public Generator create(GeneratorSettings settings) {
    return UniformProcess.of(settings);
  }
}
