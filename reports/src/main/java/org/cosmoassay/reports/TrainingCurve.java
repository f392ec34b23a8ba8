package org.cosmoassay.reports;

import java.util.List;

/**
 * How the losses of a model went down while it was trained.
 *
 * @param source name of the source that draws from the model
 * @param names of the losses
 * @param steps last step of each stretch of training
 * @param losses means over each stretch, a list per name
 */
public record TrainingCurve(
    String source, List<String> names, List<Double> steps, List<List<Double>> losses) {

  public TrainingCurve {
    names = List.copyOf(names);
    steps = List.copyOf(steps);
    losses = losses.stream().map(List::copyOf).toList();
    int rows = steps.size();
    if (names.size() != losses.size() || losses.stream().anyMatch(l -> l.size() != rows)) {
      throw new IllegalArgumentException(
          "The losses of %s need a list of %d numbers for each of their names %s."
              .formatted(source, rows, names));
    }
  }
}
