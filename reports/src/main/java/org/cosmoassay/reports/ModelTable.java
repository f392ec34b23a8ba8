package org.cosmoassay.reports;

import java.util.List;
import org.cosmoassay.statistics.comparison.Status;

/**
 * Models side by side: how far each lies from the reference in every statistic.
 *
 * @param reference name of the reference
 * @param referenceClouds number of its clouds; 0 for a table
 * @param columns a statistic each, or rows of one
 * @param rows a model each
 * @param notes what the reader must know beside that, e.g. what was left out
 */
public record ModelTable(
    String reference,
    int referenceClouds,
    List<Column> columns,
    List<Row> rows,
    List<String> notes) {

  /** Below this adjusted p-value a model is called significantly further than the nearest. */
  public static final double ALPHA = 0.05;

  public ModelTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * What a distance is taken over.
   *
   * @param title the statistic, with the range or component that tells it from other columns
   * @param used number of rows that all models share
   * @param selected number of rows asked for
   */
  public record Column(String title, int used, int selected) {}

  /**
   * A model.
   *
   * @param negativeControl whether it is there to fail
   * @param clouds number of its clouds
   * @param cells one per column
   */
  public record Row(String model, boolean negativeControl, int clouds, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A model in a statistic. Numbers that do not apply are NaN.
   *
   * @param distance d^2, the mean squared deviation in units of the reference's scatter
   * @param error its standard error
   * @param rank 1 for the nearest model; 0 without a distance
   * @param difference d^2 minus that of the nearest
   * @param pValue two-sided p-value of that difference
   * @param pAdjusted the same corrected for all pairs of models
   * @param verdicts what the gates on these rows say
   * @param absence why there is no distance; empty where there is
   */
  public record Cell(
      double distance,
      double error,
      int rank,
      double difference,
      double pValue,
      double pAdjusted,
      List<Status> verdicts,
      String absence) {

    public Cell {
      verdicts = List.copyOf(verdicts);
    }

    /** A model without a distance. */
    public static Cell absent(List<Status> verdicts, String why) {
      return new Cell(Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, verdicts, why);
    }

    boolean isBest() {
      return rank == 1;
    }

    /** Whether the model is significantly further than the nearest. */
    boolean isFurther() {
      return pAdjusted < ALPHA;
    }
  }
}
