package org.cosmoassay.generators.pointprocess;

import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorFactory;
import org.cosmoassay.generators.GeneratorSettings;

/** Makes {@link ThomasProcess}, under the name {@code thomas}. */
public final class ThomasProcessFactory implements GeneratorFactory {

  @Override
  public String name() {
    return ThomasProcess.NAME;
  }

  @Override
  public String description() {
    return "Thomas cluster process with infall velocities and masses; parameters count (poisson or"
        + " fixed), mean-offspring, scale [Mpc/h], bulk-velocity-dispersion [km/s], infall-rate"
        + " [km/s per Mpc/h], velocity-dispersion [km/s], minimum-mass and maximum-mass [Msun/h]";
  }

  @Override
  public Generator create(GeneratorSettings settings) {
    return ThomasProcess.of(settings);
  }
}
