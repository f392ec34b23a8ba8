package org.cosmoassay.harness.mock;

import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorFactory;
import org.cosmoassay.generators.GeneratorSettings;

/** Makes lognormal mocks, under the name {@code lognormal}. */
public final class LognormalFactory implements GeneratorFactory {

  @Override
  public String name() {
    return LognormalGenerator.NAME;
  }

  @Override
  public String description() {
    return "Lognormal mocks with velocities of linear theory, in the cosmology of each cloud;"
        + " parameters bias, cells";
  }

  @Override
  public Generator create(GeneratorSettings settings) {
    return LognormalGenerator.of(settings);
  }
}
