package org.cosmoassay.generators.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.onnx.OnnxColumn.Meaning;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.InvalidPointException;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Makes a cloud of the numbers that a network answered. */
final class PointTable {

  private final OnnxModel model;
  private final PeriodicBox box;
  private final int points;
  private final Map<String, double[]> answers;

  PointTable(OnnxModel model, PeriodicBox box, int points, Map<String, double[]> answers) {
    this.model = model;
    this.box = box;
    this.points = points;
    this.answers = answers;
  }

  static boolean evaluatesLikelihood(OnnxModel model) {
    return model.outputs().stream().anyMatch(port -> port.role() == Role.LOG_LIKELIHOOD)
        || index(model, Meaning.LOG_LIKELIHOOD) >= 0;
  }

  OnnxGenerator.Draw draw(Cosmology cosmology, boolean leaveOut) throws GeneratorException {
    double[] x = column(Meaning.X, cosmology);
    double[] y = column(Meaning.Y, cosmology);
    double[] z = column(Meaning.Z, cosmology);
    double[][] positions = {x, y, z};
    double[][] others = {
      column(Meaning.VX, cosmology),
      column(Meaning.VY, cosmology),
      column(Meaning.VZ, cosmology),
      column(Meaning.MASS, cosmology),
      column(Meaning.WEIGHT, cosmology)
    };
    int nonFinite = 0;
    int outside = 0;
    if (leaveOut) {
      boolean[] kept = new boolean[points];
      for (int i = 0; i < points; i++) {
        boolean finite = isFinite(positions, i) && isFinite(others, i);
        boolean inside = model.wrap() || isInside(positions, i);
        kept[i] = finite && inside;
        nonFinite += finite ? 0 : 1;
        outside += finite && !inside ? 1 : 0;
      }
      keep(positions, kept);
      keep(others, kept);
    }
    PointCloud.Builder builder =
        PointCloud.builder(box)
            .cosmology(cosmology)
            .wrap(model.wrap())
            .positions(positions[0], positions[1], positions[2]);
    if (has(Meaning.VX)) {
      builder.velocities(others[0], others[1], others[2]);
    }
    if (has(Meaning.MASS)) {
      builder.masses(others[3]);
    }
    if (has(Meaning.WEIGHT)) {
      builder.weights(others[4]);
    }
    try {
      return new OnnxGenerator.Draw(builder.build(), nonFinite, outside, logLikelihood(cosmology));
    } catch (InvalidPointException e) {
      String fix = model.wrap() ? "" : "; `wrap: true` in its description wraps positions";
      throw new GeneratorException(
          "%s made a point that cannot be: %s%s".formatted(model.network(), e.getMessage(), fix),
          e);
    }
  }

  private double logLikelihood(Cosmology cosmology) throws GeneratorException {
    if (!evaluatesLikelihood(model)) {
      return Double.NaN;
    }
    double sum = 0;
    for (OnnxPort port : model.outputs()) {
      if (port.role() == Role.LOG_LIKELIHOOD) {
        sum += Arrays.stream(answer(port.name())).sum();
      }
    }
    sum += Arrays.stream(column(Meaning.LOG_LIKELIHOOD, cosmology)).sum();
    if (!Double.isFinite(sum)) {
      throw new GeneratorException(
          "%s told a log-likelihood of %s; it must be finite".formatted(model.network(), sum));
    }
    return sum;
  }

  private double[] answer(String output) {
    return Objects.requireNonNull(answers.get(output));
  }

  private boolean has(Meaning meaning) {
    return index(model, meaning) >= 0;
  }

  private static int index(OnnxModel model, Meaning meaning) {
    for (int i = 0; i < model.columns().size(); i++) {
      if (model.columns().get(i).meaning() == meaning) {
        return i;
      }
    }
    return -1;
  }

  /** The values of a column; empty when there is none. */
  private double[] column(Meaning meaning, Cosmology cosmology) {
    int index = index(model, meaning);
    if (index < 0) {
      return new double[0];
    }
    OnnxColumn column = model.columns().get(index);
    int axis = meaning == Meaning.X ? 0 : meaning == Meaning.Y ? 1 : 2;
    double unit = column.unit(cosmology, box.side(axis));
    double[] numbers = answer(model.cloud().name());
    int width = model.columns().size();
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      values[i] = column.value(numbers[i * width + index], unit);
    }
    return values;
  }

  private static boolean isFinite(double[][] columns, int i) {
    for (double[] column : columns) {
      if (column.length > 0 && !Double.isFinite(column[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean isInside(double[][] positions, int i) {
    for (int axis = 0; axis < 3; axis++) {
      if (!(positions[axis][i] >= 0 && positions[axis][i] < box.side(axis))) {
        return false;
      }
    }
    return true;
  }

  private static void keep(double[][] columns, boolean[] kept) {
    for (int c = 0; c < columns.length; c++) {
      double[] column = columns[c];
      if (column.length > 0) {
        double[] left = new double[column.length];
        int count = 0;
        for (int i = 0; i < column.length; i++) {
          if (kept[i]) {
            left[count++] = column[i];
          }
        }
        columns[c] = Arrays.copyOf(left, count);
      }
    }
  }
}
