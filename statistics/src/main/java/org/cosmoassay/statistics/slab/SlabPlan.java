package org.cosmoassay.statistics.slab;

import java.util.ArrayList;
import java.util.List;

/**
 * How a pass is cut into slabs of about equal work. Borders follow the numbers of points, so that a
 * cluster makes slabs thin.
 *
 * @param slabs all slabs, in order; together they have every unit once
 * @param mostPoints the most points that one of them must see
 */
public record SlabPlan(List<Slab> slabs, long mostPoints) {

  public SlabPlan {
    slabs = List.copyOf(slabs);
  }

  /**
   * At most so many slabs, and fewer where there are fewer units or a unit has more than its share.
   *
   * @throws IllegalArgumentException when the number is not above 0
   */
  public static SlabPlan of(SlabPass<?> pass, PlaneCounts population, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("slabs: %d; give 1 or more".formatted(count));
    }
    int units = pass.units();
    double all = 0;
    for (int unit = 0; unit < units; unit++) {
      all += pass.load(population, unit);
    }
    List<Slab> slabs = new ArrayList<>();
    long most = 0;
    int from = 0;
    double before = 0;
    double done = 0;
    for (int unit = 0; unit < units; unit++) {
      double load = pass.load(population, unit);
      done += load;
      // As near to an equal share of what is left as units go: one before may have had more.
      boolean full =
          slabs.size() < count - 1
              && (done - before + load / 2) * (count - slabs.size()) >= all - before
              && done < all;
      if (full || unit == units - 1) {
        Slab slab = pass.slab(population, from, unit + 1);
        slabs.add(slab);
        most = Math.max(most, population.seenBy(slab));
        from = unit + 1;
        before = done;
      }
    }
    return new SlabPlan(slabs, most);
  }

  /**
   * The fewest slabs of which none must see more than so many points.
   *
   * @throws IllegalArgumentException when even the smallest slabs see more
   */
  public static SlabPlan within(SlabPass<?> pass, PlaneCounts population, long mostPoints) {
    int units = pass.units();
    long least = Long.MAX_VALUE;
    for (int count = 1; ; count = Math.min(units, count + 1 + count / 8)) {
      SlabPlan plan = of(pass, population, count);
      if (plan.mostPoints <= mostPoints) {
        return plan;
      }
      least = Math.min(least, plan.mostPoints);
      if (count == units) {
        throw new IllegalArgumentException(
            "the smallest slabs with what is in reach of them hold %d points, and there is room for %d"
                .formatted(least, mostPoints));
      }
    }
  }
}
