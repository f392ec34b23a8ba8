package org.cosmoassay.reference.simulator.initial;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * The random numbers of a Gaussian field: which universe it is.
 *
 * <p>Modes (m_x, m_y, 0), (m_x, m_y, 1), ... draw from a stream of their own, which is a function
 * of the seed, m_x and m_y alone. So a field on a finer mesh has the same large modes as one on a
 * coarser mesh, in the same box, of the same seed.
 *
 * @param seed the seed
 * @param fixed whether every |delta(k)|^2 is its expectation instead of a random number (Angulo
 *     &amp; Pontzen 2016, arXiv:1603.05253): the power of one realization then has hardly any
 *     scatter
 * @param inverted whether the sign of the field is turned: the other half of a pair, whose mean has
 *     no terms of odd order
 */
public record Phases(long seed, boolean fixed, boolean inverted) {

  /** A Gaussian random field. */
  public static Phases random(long seed) {
    return new Phases(seed, false, false);
  }

  /** One of the two fields with fixed amplitudes of a seed. */
  public static Phases fixed(long seed, boolean inverted) {
    return new Phases(seed, true, inverted);
  }

  /**
   * Complex numbers of unit mean square for the modes (mx, my, 0), (mx, my, 1), ... as real and
   * imaginary parts in turn.
   *
   * @param target its even length tells how many
   */
  void row(int mx, int my, double[] target) {
    UniformRandomProvider stream =
        RandomStreams.of(
            RandomStreams.split(seed, "modes", ((long) mx << 32) ^ (my & 0xffffffffL)));
    for (int at = 0; at < target.length; at += 2) {
      // 1 - u is never 0. Both numbers are drawn in any case, so that phases do not depend on
      // fixed.
      double squared = -Math.log(1 - stream.nextDouble());
      double angle = 2 * Math.PI * stream.nextDouble();
      double amplitude = (inverted ? -1 : 1) * (fixed ? 1 : Math.sqrt(squared));
      target[at] = amplitude * Math.cos(angle);
      target[at + 1] = amplitude * Math.sin(angle);
    }
  }
}
