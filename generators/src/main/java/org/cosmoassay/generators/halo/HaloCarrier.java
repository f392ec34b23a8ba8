package org.cosmoassay.generators.halo;

import java.util.Arrays;
import java.util.Comparator;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Carries base halos into halos of a simulation. Safe for use by several threads. */
interface HaloCarrier {

  /**
   * States of all halos of a base, in {@link HaloUnits}.
   *
   * @param values shape (halos, {@value HaloUnits#STATE})
   * @param evaluations of a network for all halos
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record States(double[] values, int evaluations) {}

  /**
   * A cloud and what it cost.
   *
   * @param evaluations of a network for all halos
   */
  record Drawn(PointCloud cloud, int evaluations) {}

  /** Draws what becomes of each halo. */
  States carry(BaseHalos base, long seed);

  /** Carries the base and keeps the {@code most} heaviest halos, heaviest first. */
  default Drawn draw(BaseHalos base, Cosmology cosmology, int most, long seed) {
    States carried = carry(base, seed);
    return new Drawn(heaviest(base, carried.values, cosmology, most), carried.evaluations);
  }

  private static PointCloud heaviest(
      BaseHalos base, double[] states, Cosmology cosmology, int most) {
    int[] order = new int[base.size()];
    Arrays.setAll(order, i -> i);
    order =
        Arrays.stream(order)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    (Integer i) -> -states[i * HaloUnits.STATE + HaloUnits.MASS]))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] places = HaloFeatures.places(base, states);
    double[][] kept = new double[3][order.length];
    double[][] velocities = new double[3][order.length];
    double[] masses = new double[order.length];
    for (int k = 0; k < order.length; k++) {
      int at = order[k] * HaloUnits.STATE;
      masses[k] = HaloUnits.mass(states[at + HaloUnits.MASS]);
      for (int axis = 0; axis < 3; axis++) {
        kept[axis][k] = places[axis][order[k]];
        velocities[axis][k] = states[at + HaloUnits.VELOCITY + axis] * HaloUnits.KM_S;
      }
    }
    return PointCloud.builder(base.box())
        .cosmology(cosmology)
        .positions(kept[0], kept[1], kept[2])
        .velocities(velocities[0], velocities[1], velocities[2])
        .masses(masses)
        .build();
  }
}
