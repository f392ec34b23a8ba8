package org.cosmoassay.statistics.neighbour;

/** Query points inside a box in the order in which they are searched. */
final class QuerySet {

  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final int[] places;
  private final boolean self;

  /**
   * Takes its arrays over.
   *
   * @param points coordinates per axis, in Mpc/h, inside the box
   * @param places place of each query in the caller's order
   * @param self whether query i is point i of the tree, which is then no neighbour of itself
   */
  QuerySet(double[][] points, int[] places, boolean self) {
    this.x = points[0];
    this.y = points[1];
    this.z = points[2];
    this.places = places;
    this.self = self;
  }

  int size() {
    return places.length;
  }

  double x(int query) {
    return x[query];
  }

  double y(int query) {
    return y[query];
  }

  double z(int query) {
    return z[query];
  }

  int place(int query) {
    return places[query];
  }

  /** The point of the tree that is no neighbour of the query, or -1. */
  int self(int query) {
    return self ? query : -1;
  }
}
