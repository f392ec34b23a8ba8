package org.cosmoassay.harness.mock;

import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorFactory;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.harness.mock.PerturbationGenerator.Order;

/** Makes halos of second-order perturbation theory, under the name {@code 2lpt}. */
public final class SecondOrderFactory implements GeneratorFactory {

  @Override
  public String name() {
    return Order.SECOND.word();
  }

  @Override
  public String description() {
    return "Halos of Lagrangian perturbation theory of second order, in the cosmology of each cloud;"
        + " parameters particles, least-particles";
  }

  @Override
  public Generator create(GeneratorSettings settings) {
    return PerturbationGenerator.of(Order.SECOND, settings);
  }
}
