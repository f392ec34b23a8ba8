package org.cosmoassay.harness.mock;

import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorFactory;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.harness.mock.PerturbationGenerator.Order;

/** Makes halos of the Zel'dovich approximation, under the name {@code zeldovich}. */
public final class ZeldovichFactory implements GeneratorFactory {

  @Override
  public String name() {
    return Order.FIRST.word();
  }

  @Override
  public String description() {
    return "Halos of the Zel'dovich approximation, in the cosmology of each cloud;"
        + " parameters particles, least-particles";
  }

  @Override
  public Generator create(GeneratorSettings settings) {
    return PerturbationGenerator.of(Order.FIRST, settings);
  }
}
