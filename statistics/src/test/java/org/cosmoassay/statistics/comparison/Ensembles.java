package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Made-up measured ensembles. */
final class Ensembles {

  private Ensembles() {}

  /** One component {@code xi}, values (realizations, rows), on bins of width 2 Mpc/h from 0. */
  static MeasuredEnsemble of(double[][] values) {
    return ofComponents(new String[] {"xi"}, new String[] {""}, new double[][][] {values});
  }

  /** Values (components, realizations, rows). */
  static MeasuredEnsemble ofComponents(String[] names, String[] units, double[][][] values) {
    int rows = values[0][0].length;
    Axis axis = Axis.binned("r", "Mpc/h", Bins.linear(0, 2.0 * rows, rows));
    Flag[] flags = new Flag[rows];
    Arrays.fill(flags, Flag.NONE);
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < values[0].length; i++) {
      List<Column> columns = new ArrayList<>();
      for (int c = 0; c < names.length; c++) {
        columns.add(Column.component(names[c], units[c], values[c][i]));
      }
      measurements.add(Measurement.of("xi", axis, columns, flags));
    }
    return MeasuredEnsemble.of(measurements);
  }

  static EnsemblePair paired(double[][] reference, double[][] generated) {
    return new EnsemblePair(of(reference), of(generated), true);
  }

  static EnsemblePair unpaired(double[][] reference, double[][] generated) {
    return new EnsemblePair(of(reference), of(generated), false);
  }

  /** Independent Gaussian values (realizations, rows). */
  static double[][] gaussian(int n, int rows, double mean, double scatter, long seed) {
    UniformRandomProvider random = RandomStreams.of(seed);
    SharedStateContinuousSampler sampler =
        GaussianSampler.of(ZigguratSampler.NormalizedGaussian.of(random), mean, scatter);
    double[][] values = new double[n][rows];
    for (double[] row : values) {
      Arrays.setAll(row, k -> sampler.sample());
    }
    return values;
  }

  /** Gaussian values whose neighbouring rows are correlated by one half or so. */
  static double[][] correlated(int n, int rows, double mean, double scatter, long seed) {
    double[][] white = gaussian(n, rows + 1, 0, scatter, seed);
    double[][] values = new double[n][rows];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < rows; k++) {
        values[i][k] = mean + Math.sqrt(0.5) * (white[i][k] + white[i][k + 1]);
      }
    }
    return values;
  }

  static double[][] plus(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i].clone();
      for (int k = 0; k < sum[i].length; k++) {
        sum[i][k] += b[i][k];
      }
    }
    return sum;
  }

  static double[][] times(double[][] values, double factor) {
    return Arrays.stream(values)
        .map(row -> Arrays.stream(row).map(x -> factor * x).toArray())
        .toArray(double[][]::new);
  }

  /** The same with one row of some realizations undefined. */
  static double[][] withMissing(double[][] values, int row, int realizations) {
    double[][] copy = times(values, 1);
    for (int i = 0; i < realizations; i++) {
      copy[i][row] = Double.NaN;
    }
    return copy;
  }

  static double[][] transpose(double[][] values) {
    double[][] transposed = new double[values[0].length][values.length];
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k < transposed.length; k++) {
        transposed[k][i] = values[i][k];
      }
    }
    return transposed;
  }
}
