package org.cosmoassay.generators;

import java.util.Map;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * What a built-in generator is made from.
 *
 * @param box the domain of its clouds
 * @param points expected number of points of a cloud, that of the reference unless stated
 * @param parameters the generator's own parameters by name, as numbers or text
 */
public record GeneratorSettings(PeriodicBox box, double points, Map<String, Object> parameters) {

  public GeneratorSettings {
    parameters = Map.copyOf(parameters);
  }
}
