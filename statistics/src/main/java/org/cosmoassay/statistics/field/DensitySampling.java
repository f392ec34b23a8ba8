package org.cosmoassay.statistics.field;

/** How the density at a cell of a mesh is taken from points. */
enum DensitySampling {
  /** The points in the cell itself. */
  CELLS("cells"),
  /** The points within a radius of its centre. */
  TOP_HAT("top-hat"),
  /** All points, each spread by a Gaussian. */
  GAUSSIAN("gaussian");

  private final String label;

  DensitySampling(String label) {
    this.label = label;
  }

  /** The word on the command line and in benchmark files. */
  String label() {
    return label;
  }
}
