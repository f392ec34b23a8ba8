package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.generators.perturbed.Defect;

/**
 * The planted defects of a calibration, each in strengths from hardly there to gross: what
 * generative models are known to get wrong.
 */
final class DefectZoo {

  private DefectZoo() {}

  /** All of them, defect by defect, each from weak to strong. */
  static List<Spoiling> all() {
    List<Spoiling> zoo = new ArrayList<>();
    add(zoo, "position-jitter", 0.5, 1, 2, 3, 5);
    add(zoo, "axis-jitter", 1, 2, 4, 8);
    add(zoo, "extra-growth", 0.05, 0.1, 0.2, 0.4);
    add(zoo, "velocity-scale", 1.02, 1.05, 1.1, 1.2);
    add(zoo, "velocity-offset", 20, 50, 100, 200, 400);
    add(zoo, "thinning", 0.01, 0.02, 0.05, 0.1);
    add(zoo, "duplicated-points", 0.002, 0.005, 0.01, 0.02, 0.05);
    add(zoo, "missing-close-pairs", 2, 3, 5, 8);
    add(zoo, "phase-scrambling", 0.1, 0.25, 0.5, 1);
    for (double fraction : new double[] {0.25, 0.5, 0.75, 0.8}) {
      zoo.add(new Spoiling.DroppedModes(fraction));
    }
    for (double factor : new double[] {0.75, 0.5, 0.25, 0.1}) {
      zoo.add(new Spoiling.ShrunkScatter(factor));
    }
    for (double fraction : new double[] {0.01, 0.25, 1}) {
      zoo.add(new Spoiling.CopiedClouds(fraction));
    }
    return List.copyOf(zoo);
  }

  private static void add(List<Spoiling> zoo, String defect, double... amounts) {
    for (double amount : amounts) {
      zoo.add(new Spoiling.InClouds(Defect.of(defect, amount)));
    }
  }
}
