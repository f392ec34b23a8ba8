package org.cosmoassay.harness.mock;

import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.reference.simulator.mock.LognormalMock;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Lognormal mocks: points of a given linear bias with velocities of linear theory and no masses.
 * The number of points is Poisson of mean {@code points}.
 *
 * <p>Parameters: {@code bias} (default 1), {@code cells} per side of the mesh (even, default 128).
 *
 * @see LognormalMock
 */
final class LognormalGenerator implements Generator {

  static final String NAME = "lognormal";

  private static final double DEFAULT_CELLS = 128;

  private final GeneratorSettings settings;
  private final double bias;
  private final int cells;

  private LognormalGenerator(GeneratorSettings settings, double bias, int cells) {
    this.settings = settings;
    this.bias = bias;
    this.cells = cells;
  }

  /**
   * The generator of these settings.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  static LognormalGenerator of(GeneratorSettings settings) {
    Parameters parameters = Parameters.of(NAME, settings.parameters());
    double bias = parameters.positive("bias", 1);
    int cells = Lattice.read("cells", DEFAULT_CELLS, settings, parameters);
    parameters.requireValid();
    return new LognormalGenerator(settings, bias, cells);
  }

  @Override
  public String identity() {
    return "%s/1 box=%s points=%s bias=%s cells=%d"
        .formatted(NAME, settings.box().lx(), settings.points(), bias, cells);
  }

  @Override
  public PointCloud sample(Cosmology condition, long seed) throws GeneratorException {
    return Lattice.inCosmology(
        NAME,
        condition,
        () ->
            LognormalMock.of(
                    condition,
                    settings.box(),
                    cells,
                    bias,
                    Phases.random(RandomStreams.split(seed, "phases", 0)))
                .sample(settings.points(), RandomStreams.split(seed, "points", 0)));
  }
}
