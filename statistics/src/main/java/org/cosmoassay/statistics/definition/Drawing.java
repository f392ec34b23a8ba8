package org.cosmoassay.statistics.definition;

/** On which scale the field draws a column. */
public enum Drawing {
  /** As it is. */
  PLAIN,
  /** Times the coordinate, as w_p(r_p) r_p or k P(k). */
  TIMES_COORDINATE,
  /** Times the squared coordinate, as s^2 xi(s). */
  TIMES_SQUARED_COORDINATE,
  /** On a logarithmic scale, as a mass function or P(k). */
  LOGARITHMIC,
  /** Between 0 and 1, as a distribution function. */
  PROBABILITY
}
