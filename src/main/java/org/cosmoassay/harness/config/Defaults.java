package org.cosmoassay.harness.config;

import java.util.List;

/** What holds when a benchmark does not say; the schema documents the same values. */
final class Defaults {

  static final long SEED = 42;
  static final double COUNT_TOLERANCE = 0.05;

  /** One hour, in seconds. */
  static final double TIMEOUT_SECONDS = 3600;

  static final String OUTPUT = "npz";
  static final List<Integer> ELLS = List.of(0, 2, 4);

  /** The seed paper's mu bins (arXiv:2311.17141). */
  static final int MU_BINS = 200;

  /** From well below to well above the mean separation of some 5000 points in 1000 Mpc/h. */
  static final String NEIGHBOUR_BINS = "lin:2:120:59";

  /** The orders of Banerjee and Abel 2021 (arXiv:2007.13342). */
  static final List<Integer> NEIGHBOURS = List.of(1, 2, 4, 8);

  static final String QUERIES = "random:100000";
  static final double HOTELLING_ALPHA = 0.01;
  static final double EQUIVALENCE_ALPHA = 0.05;

  private Defaults() {}
}
