package org.cosmoassay.generators.dynamics;

/** The right side of dy/dt = f(t, y). */
@FunctionalInterface
public interface VectorField {

  /** f(t, y), a new array as long as {@code y}; does not change {@code y}. */
  double[] at(double time, double[] y);
}
