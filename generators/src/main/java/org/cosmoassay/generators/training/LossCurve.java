package org.cosmoassay.generators.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Means of the losses over stretches of training, for {@code loss.csv}. */
public final class LossCurve {

  private static final int MOST_ROWS = 200;

  private final List<String> names;
  private final int stretch;
  private final List<double[]> rows = new ArrayList<>();

  LossCurve(List<String> names, int steps) {
    this.names = List.copyOf(names);
    this.stretch = Math.max(1, (steps + MOST_ROWS - 1) / MOST_ROWS);
  }

  /** Adds the losses of a step, counted from 0. */
  void add(int step, double[] losses) {
    if (step % stretch == 0) {
      rows.add(new double[2 + losses.length]);
    }
    double[] row = rows.get(rows.size() - 1);
    row[0] = step + 1;
    row[1]++;
    for (int i = 0; i < losses.length; i++) {
      row[2 + i] += losses[i];
    }
  }

  /** Every row in one array: last step, steps, sum of each loss. */
  double[] state() {
    return rows.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  void restore(double[] state) {
    rows.clear();
    int width = 2 + names.size();
    for (int at = 0; at + width <= state.length; at += width) {
      rows.add(java.util.Arrays.copyOfRange(state, at, at + width));
    }
  }

  /** Mean loss of the last stretch. */
  public double last() {
    double[] row = rows.get(rows.size() - 1);
    return row[2] / row[1];
  }

  /** Comma-separated values with a header: the last step of each stretch and the mean losses. */
  public String csv() {
    StringBuilder text = new StringBuilder("step");
    names.forEach(name -> text.append(',').append(name));
    text.append('\n');
    for (double[] row : rows) {
      text.append((long) row[0]);
      for (int i = 2; i < row.length; i++) {
        text.append(String.format(Locale.ROOT, ",%.7g", row[i] / row[1]));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
