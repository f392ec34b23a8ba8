package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.generators.perturbed.Defect;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;

/** A way to spoil an ensemble that a gate might see: in its clouds, or as an ensemble. */
sealed interface Spoiling {

  /** The name of the defect. */
  String defect();

  /** How strong it is, in the unit of the defect. */
  double amount();

  /** Unit of the amount; empty when it is a number. */
  String unit();

  /** One sentence. */
  String description();

  /** Name and amount: unique in a zoo, safe as a file name. */
  default String label() {
    return defect() + "-" + amount();
  }

  /** A defect in every cloud. */
  record InClouds(Defect planted) implements Spoiling {
    @Override
    public String defect() {
      return planted.name();
    }

    @Override
    public double amount() {
      return planted.amount();
    }

    @Override
    public String unit() {
      return planted.unit();
    }

    @Override
    public String description() {
      return planted.description();
    }
  }

  /** The most clustered clouds never come: modes of the distribution that were dropped. */
  record DroppedModes(double amount) implements Spoiling {
    @Override
    public String defect() {
      return "mode-dropping";
    }

    @Override
    public String unit() {
      return "";
    }

    @Override
    public String description() {
      return "the fraction " + amount + " of clouds with the greatest scatter of counts is missing";
    }
  }

  /** Some clouds are those the model learned from, moved: statistics have nothing to see. */
  record CopiedClouds(double amount) implements Spoiling {
    static final String NAME = "copied-clouds";

    @Override
    public String defect() {
      return NAME;
    }

    @Override
    public String unit() {
      return "";
    }

    @Override
    public String description() {
      return "the fraction "
          + amount
          + " of clouds, one at least, are training clouds, shifted, turned and mirrored";
    }
  }

  /** Every measured value drawn towards its mean: right means, too little scatter. */
  record ShrunkScatter(double amount) implements Spoiling {
    @Override
    public String defect() {
      return "scatter-scale";
    }

    @Override
    public String unit() {
      return "";
    }

    @Override
    public String description() {
      return "the scatter from cloud to cloud multiplied by " + amount;
    }

    /** The ensemble with its scatter multiplied; values that are missing somewhere stay. */
    MeasuredEnsemble of(MeasuredEnsemble ensemble) {
      List<List<Column>> columns = new ArrayList<>();
      for (int i = 0; i < ensemble.size(); i++) {
        columns.add(new ArrayList<>());
      }
      for (Column column : ensemble.measurement(0).columns()) {
        double[][] values = new double[ensemble.size()][];
        for (int i = 0; i < values.length; i++) {
          values[i] = ensemble.measurement(i).column(column.name()).values();
        }
        if (column.isComponent()) {
          shrink(values);
        }
        for (int i = 0; i < values.length; i++) {
          columns
              .get(i)
              .add(
                  column.isComponent()
                      ? Column.component(column.name(), column.unit(), values[i])
                      : ensemble.measurement(i).column(column.name()));
        }
      }
      List<Measurement> shrunk = new ArrayList<>();
      for (int i = 0; i < ensemble.size(); i++) {
        Measurement old = ensemble.measurement(i);
        Flag[] flags = new Flag[old.axis().size()];
        for (int row = 0; row < flags.length; row++) {
          flags[row] = old.flag(row);
        }
        shrunk.add(Measurement.of(old.statistic(), old.axis(), columns.get(i), flags));
      }
      return MeasuredEnsemble.of(shrunk);
    }

    private void shrink(double[][] values) {
      for (int row = 0; row < values[0].length; row++) {
        double mean = 0;
        for (double[] of : values) {
          mean += of[row] / values.length;
        }
        for (double[] of : values) {
          of[row] = Double.isNaN(mean) ? of[row] : mean + amount * (of[row] - mean);
        }
      }
    }
  }
}
