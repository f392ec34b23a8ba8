package org.cosmoassay.harness.run;

import org.cosmoassay.harness.config.StatisticSpec;
import org.cosmoassay.harness.config.StatisticSpec.MassFunctionSpec;
import org.cosmoassay.harness.config.StatisticSpec.MultipolesSpec;
import org.cosmoassay.harness.config.StatisticSpec.NeighbourSpec;
import org.cosmoassay.harness.config.StatisticSpec.Space;
import org.cosmoassay.harness.config.StatisticSpec.SpeedSpec;
import org.cosmoassay.harness.config.StatisticSpec.VelocitySpec;
import org.cosmoassay.harness.config.StatisticSpec.XiSpec;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.neighbour.NeighbourCdf;
import org.cosmoassay.statistics.neighbour.QueryPoints;
import org.cosmoassay.statistics.onepoint.MassFunction;
import org.cosmoassay.statistics.onepoint.SpeedDistribution;
import org.cosmoassay.statistics.twopoint.CorrelationMultipoles;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.TwoPointCorrelation;
import org.cosmoassay.statistics.velocity.PairwiseVelocity;
import org.jspecify.annotations.Nullable;

/** Makes statistics from their specifications. */
public final class StatisticFactory {

  private StatisticFactory() {}

  /**
   * The statistic.
   *
   * @param seed seed of random query points
   * @throws IllegalArgumentException when the parameters make no sense together
   */
  public static Statistic create(StatisticSpec spec, long seed) {
    double[] edges = spec.bins().values();
    if (spec instanceof XiSpec) {
      return TwoPointCorrelation.of(RadialBins.of(edges));
    }
    if (spec instanceof MultipolesSpec multipoles) {
      return multipoles(multipoles);
    }
    if (spec instanceof VelocitySpec) {
      return PairwiseVelocity.of(RadialBins.of(edges));
    }
    if (spec instanceof NeighbourSpec neighbours) {
      return NeighbourCdf.of(ks(neighbours), edges, QueryPoints.parse(neighbours.queries(), seed));
    }
    if (spec instanceof MassFunctionSpec) {
      return MassFunction.of(edges);
    }
    if (spec instanceof SpeedSpec) {
      return SpeedDistribution.of(edges);
    }
    throw new IllegalStateException("No statistic is made from " + spec.kind() + ".");
  }

  private static Statistic multipoles(MultipolesSpec spec) {
    CorrelationMultipoles statistic =
        CorrelationMultipoles.of(RadialBins.of(spec.bins().values()))
            .withElls(spec.ells().stream().mapToInt(Integer::intValue).toArray())
            .withMuBins(spec.muBins());
    statistic =
        switch (spec.lineOfSight()) {
          case X -> statistic.along(LineOfSight.X);
          case Y -> statistic.along(LineOfSight.Y);
          case Z -> statistic.along(LineOfSight.Z);
          case AVERAGE -> statistic.averaged();
        };
    if (spec.space() == Space.REAL) {
      return statistic.inRealSpace();
    }
    return statistic.inRedshiftSpace(orOwn(spec.redshift()), orOwn(spec.omegaM()));
  }

  /** NaN, where the specification leaves a value to each cloud. */
  private static double orOwn(@Nullable Double stated) {
    return stated == null ? Double.NaN : stated;
  }

  private static int[] ks(NeighbourSpec spec) {
    return spec.k().stream().mapToInt(Integer::intValue).toArray();
  }
}
