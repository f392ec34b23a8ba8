package org.cosmoassay.generators.family;

/** Names of the inputs of graphs. */
public final class Inputs {

  public static final String POINTS = "points";
  public static final String TIME = "time";
  public static final String CONDITIONS = "conditions";
  public static final String TARGET = "target";

  private Inputs() {}
}
