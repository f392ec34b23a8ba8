package org.cosmoassay.statistics.twopoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.catalog.LineOfSight;

/**
 * The anisotropic correlation function xi(s, mu) in wedges: a row per bin of separation s, a column
 * per wedge of |mu|, mu = s_los / s; wedge k of n holds k / n &lt;= |mu| &lt; (k + 1) / n, the last
 * one |mu| = 1 too.
 *
 * <p>xi = DD / RR - 1 with RR = N (N - 1) / 2 V_shell / V_box / n. The mean over all wedges is xi
 * of the shell. A pair of separation 0 has mu = 0.
 *
 * <p>A wedge without pairs is NaN, and its row is flagged as empty though other wedges may have
 * values. The line of sight is an axis (default z) or all three, whose pairs are added up.
 *
 * <p>Reference: Kazin, Sanchez &amp; Blanton (2012), doi:10.1111/j.1365-2966.2011.19962.x.
 */
public final class CorrelationWedges implements PairStatistic {

  private final RadialBins bins;
  private final MuBins muBins;
  private final Viewpoint viewpoint;

  private CorrelationWedges(RadialBins bins, MuBins muBins, Viewpoint viewpoint) {
    this.bins = bins;
    this.muBins = muBins;
    this.viewpoint = viewpoint;
  }

  /**
   * That many wedges of |mu|, in real space along z.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static CorrelationWedges of(RadialBins bins, int wedges) {
    if (wedges < 1) {
      throw new IllegalArgumentException("mu-bins: " + wedges + " must be 1 or more");
    }
    return new CorrelationWedges(bins, MuBins.of(2 * wedges), Viewpoint.DEFAULT);
  }

  /** As seen from elsewhere. */
  public CorrelationWedges seen(Viewpoint other) {
    return new CorrelationWedges(bins, muBins, other);
  }

  @Override
  public String name() {
    return "xi-s-mu";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "bins=" + bins + ";mu-bins=" + muBins.foldedCount() + ";" + viewpoint;
  }

  @Override
  public Set<Requirement> requires() {
    return viewpoint.requires();
  }

  /** One walk in real space serves all lines of sight; in redshift space every line has its own. */
  @Override
  public List<PairRequest> requests() {
    if (viewpoint.isReal()) {
      return List.of(PairRequest.angles(bins, PairSpace.REAL, muBins, viewpoint.lines()));
    }
    return viewpoint.lines().stream()
        .map(line -> PairRequest.angles(bins, viewpoint.space(line), muBins, Set.of(line)))
        .toList();
  }

  @Override
  public Measurement evaluate(List<PairTally> tallies) {
    int rows = bins.count();
    int wedges = muBins.foldedCount();
    List<Column> columns = new ArrayList<>();
    List<Column> numbers = new ArrayList<>();
    Flag[] flags = new Flag[rows];
    Arrays.fill(flags, Flag.NONE);
    columns.add(Column.auxiliary("s_mean", "Mpc/h", meanSeparations(tallies)));
    for (int k = 0; k < wedges; k++) {
      double[] xi = new double[rows];
      long[] pairs = new long[rows];
      for (int i = 0; i < rows; i++) {
        int walk = 0;
        double expected = 0;
        for (LineOfSight line : viewpoint.lines()) {
          PairTally tally = tallies.get(viewpoint.isReal() ? 0 : walk++);
          pairs[i] += tally.pairs(line, i, k);
          expected += tally.counts().unclustered(i) / wedges;
        }
        xi[i] = pairs[i] == 0 ? Double.NaN : pairs[i] / expected - 1;
        flags[i] = pairs[i] == 0 ? Flag.EMPTY : flags[i];
      }
      columns.add(Column.component("xi_mu" + k, "", xi));
      numbers.add(Column.counts("pairs_mu" + k, pairs));
    }
    columns.addAll(numbers);
    return Measurement.of(name(), bins.axis("s"), columns, flags);
  }

  private double[] meanSeparations(List<PairTally> tallies) {
    double[] means = new double[bins.count()];
    for (int i = 0; i < means.length; i++) {
      double pairs = 0;
      double separations = 0;
      for (PairTally tally : tallies) {
        PairCounts counts = tally.counts();
        pairs += counts.pairs(i);
        separations += counts.pairs(i) > 0 ? counts.pairs(i) * counts.meanSeparation(i) : 0;
      }
      means[i] = pairs == 0 ? Double.NaN : separations / pairs;
    }
    return means;
  }
}
