package org.cosmoassay.reference.simulator.gravity;

import java.util.ArrayList;
import java.util.List;

/**
 * Scale factors of a simulation: from the first, in steps as equal as the outputs allow, to the
 * last output.
 *
 * @param scaleFactors strictly increasing; the first is that of the initial conditions
 * @param outputs indices of those at which a snapshot is taken, increasing
 */
record TimeSteps(List<Double> scaleFactors, List<Integer> outputs) {

  TimeSteps {
    scaleFactors = List.copyOf(scaleFactors);
    outputs = List.copyOf(outputs);
  }

  /**
   * Steps to outputs.
   *
   * @param initialRedshift of the initial conditions, above all outputs
   * @param redshifts of the outputs, strictly decreasing, from 0 on
   * @param steps how many in all; at least one is made to each output
   */
  static TimeSteps of(double initialRedshift, List<Double> redshifts, int steps) {
    if (redshifts.isEmpty()) {
      throw new IllegalArgumentException("There are no output redshifts; give one or more.");
    }
    double before = initialRedshift;
    for (double redshift : redshifts) {
      if (!(redshift >= 0 && redshift < before)) {
        throw new IllegalArgumentException(
            "redshift %s: outputs must be 0 or more, below the initial redshift (%s) and in decreasing order"
                .formatted(redshift, initialRedshift));
      }
      before = redshift;
    }
    if (steps < redshifts.size()) {
      throw new IllegalArgumentException(
          "steps = %d: at least one is needed for each of %d outputs"
              .formatted(steps, redshifts.size()));
    }
    double first = 1 / (1 + initialRedshift);
    double last = 1 / (1 + redshifts.get(redshifts.size() - 1));
    List<Double> scaleFactors = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    scaleFactors.add(first);
    double from = first;
    for (double redshift : redshifts) {
      double to = 1 / (1 + redshift);
      int parts = (int) Math.max(1, Math.round(steps * (to - from) / (last - first)));
      for (int i = 1; i < parts; i++) {
        scaleFactors.add(from + i * (to - from) / parts);
      }
      scaleFactors.add(to);
      outputs.add(scaleFactors.size() - 1);
      from = to;
    }
    return new TimeSteps(scaleFactors, outputs);
  }

  int size() {
    return scaleFactors.size() - 1;
  }

  double scaleFactor(int i) {
    return scaleFactors.get(i);
  }

  /** Half way from scale factor i to the next. */
  double middle(int i) {
    return 0.5 * (scaleFactors.get(i) + scaleFactors.get(i + 1));
  }
}
