package org.cosmoassay.generators.halo;

import java.util.Arrays;

/**
 * The assignment of every row to a column of its own with the smallest sum of costs, by shortest
 * augmenting paths (Jonker & Volgenant 1987, doi:10.1007/BF02278710, in the rectangular form of
 * Crouse 2016, doi:10.1109/TAES.2016.140952). Takes O(rows^2 columns) at most.
 */
final class Assignment {

  private final int rows;
  private final int columns;
  private final double[][] cost;
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final double[] distance;
  private final int[] previousRow;
  private final int[] rowOf;
  private final int[] columnOf;

  private Assignment(double[][] cost) {
    this.rows = cost.length;
    this.columns = cost.length == 0 ? 0 : cost[0].length;
    this.cost = cost;
    rowPrice = new double[rows];
    columnPrice = new double[columns];
    distance = new double[columns];
    previousRow = new int[columns];
    rowOf = new int[columns];
    columnOf = new int[rows];
    Arrays.fill(rowOf, -1);
    Arrays.fill(columnOf, -1);
  }

  /**
   * The column of every row.
   *
   * @param cost finite costs [row][column]
   * @throws IllegalArgumentException when there are more rows than columns
   */
  static int[] cheapest(double[][] cost) {
    Assignment assignment = new Assignment(cost);
    if (assignment.rows > assignment.columns) {
      throw new IllegalArgumentException(
          "%d rows cannot have a column each, as there are %d"
              .formatted(assignment.rows, assignment.columns));
    }
    for (int row = 0; row < assignment.rows; row++) {
      assignment.augment(row);
    }
    return assignment.columnOf;
  }

  /** Finds the cheapest alternating path from a free row to a free column and flips it. */
  private void augment(int start) {
    int[] open = new int[columns];
    int openCount = columns;
    for (int j = 0; j < columns; j++) {
      open[j] = j;
    }
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    int[] visitedRows = new int[rows];
    int[] closed = new int[columns];
    int visitedCount = 0;
    int closedCount = 0;
    int row = start;
    double shortest = 0;
    int end = -1;
    while (end < 0) {
      visitedRows[visitedCount++] = row;
      double[] costs = cost[row];
      double price = shortest - rowPrice[row];
      int nearest = -1;
      for (int k = 0; k < openCount; k++) {
        int j = open[k];
        double through = price + costs[j] - columnPrice[j];
        if (through < distance[j]) {
          distance[j] = through;
          previousRow[j] = row;
        }
        if (nearest < 0
            || distance[j] < distance[open[nearest]]
            || (distance[j] == distance[open[nearest]] && rowOf[j] < 0)) {
          nearest = k;
        }
      }
      int column = open[nearest];
      shortest = distance[column];
      open[nearest] = open[--openCount];
      closed[closedCount++] = column;
      if (rowOf[column] < 0) {
        end = column;
      } else {
        row = rowOf[column];
      }
    }
    reprice(start, shortest, visitedRows, visitedCount, closed, closedCount);
    flip(start, end);
  }

  private void reprice(
      int start, double shortest, int[] visited, int visitedCount, int[] closed, int closedCount) {
    for (int k = 0; k < visitedCount; k++) {
      int i = visited[k];
      rowPrice[i] += i == start ? shortest : shortest - distance[columnOf[i]];
    }
    for (int k = 0; k < closedCount; k++) {
      int j = closed[k];
      columnPrice[j] -= shortest - distance[j];
    }
  }

  private void flip(int start, int end) {
    int column = end;
    while (true) {
      int row = previousRow[column];
      rowOf[column] = row;
      int next = columnOf[row];
      columnOf[row] = column;
      if (row == start) {
        return;
      }
      column = next;
    }
  }
}
