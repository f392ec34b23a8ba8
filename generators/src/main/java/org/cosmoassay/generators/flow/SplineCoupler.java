package org.cosmoassay.generators.flow;

import java.util.Arrays;
import org.cosmoassay.generators.network.Graph;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.ops.SDMath;

/**
 * Monotonic rational-quadratic splines on [-reach, reach], the identity outside (Durkan et al.
 * 2019, arXiv:1906.04032). Knots, their values and the slopes there are parameters; slopes at both
 * ends are 1.
 *
 * <p>The bin of a number is found by comparison with every knot, and what belongs to it is picked
 * by sums over zeros and ones: the gradient of an indexed read fails in graphs that hold two of
 * them.
 *
 * @param bins number of bins
 * @param reach where the identity begins
 */
record SplineCoupler(int bins, double reach) implements Coupler {

  SplineCoupler {
    if (bins < 2 || !(reach > 0)) {
      throw new IllegalArgumentException(
          "bins (%d) must be 2 or more, reach (%s) greater than 0".formatted(bins, reach));
    }
  }

  /** Narrowest bin, flattest slope: as in the paper's code. */
  private static final double LEAST = 1e-3;

  /** softplus(SLOPE_OFFSET) + LEAST = 1: parameters of zero are the identity. */
  private static final double SLOPE_OFFSET = Math.log(Math.expm1(1 - LEAST));

  @Override
  public int parameters() {
    return 3 * bins - 1;
  }

  @Override
  public Step forward(Graph graph, SDVariable numbers, SDVariable parameters, int moved) {
    Bin bin = bin(graph, numbers, parameters, true);
    SDMath math = graph.operations().math();
    SDVariable xi = bin.inside.sub(bin.x0).div(bin.width);
    SDVariable between = xi.mul(xi.rsub(1));
    SDVariable steepness = bin.height.div(bin.width);
    SDVariable below = steepness.add(bin.excess(steepness).mul(between));
    SDVariable y =
        bin.y0.add(
            bin.height.mul(steepness.mul(xi).mul(xi).add(bin.slope0.mul(between))).div(below));
    SDVariable logSlope = logSlope(math, bin, steepness, xi, between, below);
    return finish(graph, numbers, bin, y, logSlope, moved);
  }

  @Override
  public Step inverse(Graph graph, SDVariable numbers, SDVariable parameters, int moved) {
    Bin bin = bin(graph, numbers, parameters, false);
    SDMath math = graph.operations().math();
    SDVariable steepness = bin.height.div(bin.width);
    SDVariable above = bin.inside.sub(bin.y0);
    SDVariable excess = bin.excess(steepness);
    SDVariable a = bin.height.mul(steepness.sub(bin.slope0)).add(above.mul(excess));
    SDVariable b = bin.height.mul(bin.slope0).sub(above.mul(excess));
    SDVariable c = steepness.mul(above).neg();
    SDVariable root = math.sqrt(math.max(b.mul(b).sub(a.mul(c).mul(4)), b.mul(0)));
    SDVariable xi = c.mul(2).div(b.neg().sub(root));
    SDVariable between = xi.mul(xi.rsub(1));
    SDVariable below = steepness.add(excess.mul(between));
    SDVariable x = bin.x0.add(xi.mul(bin.width));
    SDVariable logSlope = logSlope(math, bin, steepness, xi, between, below).neg();
    return finish(graph, numbers, bin, x, logSlope, moved);
  }

  /** What belongs to the bin of every number; all of shape (numbers, 1). */
  private record Bin(
      SDVariable within,
      SDVariable inside,
      SDVariable x0,
      SDVariable width,
      SDVariable y0,
      SDVariable height,
      SDVariable slope0,
      SDVariable slope1) {

    SDVariable excess(SDVariable steepness) {
      return slope0.add(slope1).sub(steepness.mul(2));
    }
  }

  private static SDVariable logSlope(
      SDMath math,
      Bin bin,
      SDVariable steepness,
      SDVariable xi,
      SDVariable between,
      SDVariable below) {
    SDVariable rest = xi.rsub(1);
    SDVariable above =
        bin.slope1
            .mul(xi)
            .mul(xi)
            .add(steepness.mul(between).mul(2))
            .add(bin.slope0.mul(rest).mul(rest));
    return math.log(above).add(math.log(steepness).mul(2)).sub(math.log(below).mul(2));
  }

  private static Step finish(
      Graph graph, SDVariable numbers, Bin bin, SDVariable moved, SDVariable logSlope, int count) {
    SDVariable flat = numbers.reshape(-1, 1);
    SDVariable result = bin.within.mul(moved).add(bin.within.rsub(1).mul(flat));
    return new Step(
        result.reshape(-1, count),
        graph.sumOfRows(bin.within.mul(logSlope).reshape(-1, count), count));
  }

  private Bin bin(Graph graph, SDVariable numbers, SDVariable parameters, boolean byX) {
    SDMath math = graph.operations().math();
    SDVariable rows = parameters.reshape(-1, parameters());
    SDVariable widths = shares(graph, rows, 0);
    SDVariable heights = shares(graph, rows, bins);
    SDVariable slopes = slopes(graph, rows);
    SDVariable lefts = widths.mmul(graph.constant(sumsBelow(), bins, bins)).sub(reach);
    SDVariable bottoms = heights.mmul(graph.constant(sumsBelow(), bins, bins)).sub(reach);

    SDVariable flat = numbers.reshape(-1, 1);
    SDVariable within = math.abs(flat).lt(reach).castTo(flat.dataType());
    // Numbers outside take part with 0, where every formula is finite.
    SDVariable inside = flat.mul(within);
    SDVariable low = byX ? lefts : bottoms;
    // Numbers repeated by a product: to compare along an axis of one entry takes several times
    // longer.
    SDVariable repeated = inside.mmul(graph.constant(filled(bins), 1, bins));
    SDVariable reached = low.lte(repeated).castTo(flat.dataType());
    // 1 up to the bin, 0 after it; the difference to the next knot is the bin itself.
    SDVariable chosen = reached.mmul(graph.constant(differences(), bins, bins));
    return new Bin(
        within,
        inside,
        picked(graph, lefts, chosen),
        picked(graph, widths, chosen),
        picked(graph, bottoms, chosen),
        picked(graph, heights, chosen),
        picked(
            graph, slopes.mmul(graph.constant(choose(bins + 1, 0, bins), bins + 1, bins)), chosen),
        picked(
            graph, slopes.mmul(graph.constant(choose(bins + 1, 1, bins), bins + 1, bins)), chosen));
  }

  private SDVariable picked(Graph graph, SDVariable perBin, SDVariable chosen) {
    return graph.sumOfRows(perBin.mul(chosen), bins);
  }

  /**
   * Widths of bins, shape (numbers, bins): together 2 reach. A soft maximum by a product with ones,
   * as ND4J's own took most of the time of a step; it needs no guard against overflow, as shares
   * stop changing long before parameters of 80.
   */
  private SDVariable shares(Graph graph, SDVariable rows, int first) {
    SDVariable raw =
        rows.mmul(graph.constant(choose(parameters(), first, bins), parameters(), bins));
    SDVariable powers = graph.operations().math().exp(raw);
    return powers
        .div(powers.mmul(graph.constant(filled(bins * bins), bins, bins)))
        .mul(2 * reach * (1 - LEAST * bins))
        .add(2 * reach * LEAST);
  }

  /** Slopes at all knots, shape (numbers, bins + 1). */
  private SDVariable slopes(Graph graph, SDVariable rows) {
    int between = bins - 1;
    SDVariable raw =
        rows.mmul(graph.constant(choose(parameters(), 2 * bins, between), parameters(), between));
    SDVariable slopes = graph.operations().nn().softplus(raw.add(SLOPE_OFFSET)).add(LEAST);
    double[] ends = new double[bins + 1];
    ends[0] = 1;
    ends[bins] = 1;
    double[] placed = new double[between * (bins + 1)];
    for (int i = 0; i < between; i++) {
      placed[i * (bins + 1) + i + 1] = 1;
    }
    return graph
        .operations()
        .nn()
        .linear(slopes, graph.constant(placed, between, bins + 1), graph.constant(ends, bins + 1));
  }

  private static double[] filled(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** A matrix that takes columns first .. first + count - 1 of {@code from}. */
  private static double[] choose(int from, int first, int count) {
    double[] matrix = new double[from * count];
    for (int i = 0; i < count; i++) {
      matrix[(first + i) * count + i] = 1;
    }
    return matrix;
  }

  /** A matrix that adds up all entries before each. */
  private double[] sumsBelow() {
    double[] matrix = new double[bins * bins];
    for (int i = 0; i < bins; i++) {
      for (int j = i + 1; j < bins; j++) {
        matrix[i * bins + j] = 1;
      }
    }
    return matrix;
  }

  /** A matrix that subtracts from each entry the next. */
  private double[] differences() {
    double[] matrix = new double[bins * bins];
    for (int i = 0; i < bins; i++) {
      matrix[i * bins + i] = 1;
      if (i > 0) {
        matrix[i * bins + i - 1] = -1;
      }
    }
    return matrix;
  }
}
