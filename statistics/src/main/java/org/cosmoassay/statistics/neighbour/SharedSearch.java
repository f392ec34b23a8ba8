package org.cosmoassay.statistics.neighbour;

import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * The search of one thread for consecutive queries, of which close ones share a list of candidates.
 *
 * <p>If d_k is the distance to the k-th neighbour, d_k(q) &lt;= d_k(p) + |q - p| for any two places
 * p, q of the box. So when the distance at one query is known, some further queries close to it
 * need no point beyond a known sphere: the tree is walked once for all of them, and each looks
 * through the same short list. Whatever is shared, the same distances are found.
 */
final class SharedSearch {

  /** Most queries that share a list. */
  private static final int MOST_QUERIES = 32;

  /** Below this many queries a list of their own costs more than searches one by one. */
  private static final int FEWEST_QUERIES = 3;

  /** How far from the last query the next ones may lie, in units of its distance d_k. */
  private static final double FARTHEST = 1.2;

  /**
   * The k-th neighbour is first looked for within the distance d_k of the last query times this.
   */
  private static final double GUESS = 1.18;

  /** Candidates beyond which a list is given up: a void beside a cluster. */
  private static final int MOST_CANDIDATES = 256;

  private static final int MOST_CANDIDATES_PER_NEIGHBOUR = 24;

  /** More than all rounding errors of a distance, relative to itself and to the box. */
  private static final double ROUNDING = 1e-12;

  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final double lx;
  private final double ly;
  private final double lz;
  private final double hx;
  private final double hy;
  private final double hz;
  private final double slack;
  private final int k;
  private final int depth;
  private final NeighbourSearch single;
  private final SmallestValues smallest;

  private final int[] pending;
  private final int mostCandidates;
  private int candidates;
  private final double[] candidateX;
  private final double[] candidateY;
  private final double[] candidateZ;
  private final double[] shiftX;
  private final double[] shiftY;
  private final double[] shiftZ;
  private final double[] squared;
  private final double[] below;

  /** Place among the candidates of each query that is a point itself. */
  private final int[] own = new int[MOST_QUERIES];

  /** Whether a candidate may be nearer to a query through a face of the box. */
  private boolean wraps;

  SharedSearch(PeriodicBox box, double[][] points, double[] bounds, int depth, int k) {
    this.x = points[0];
    this.y = points[1];
    this.z = points[2];
    this.depth = depth;
    this.lx = box.lx();
    this.ly = box.ly();
    this.lz = box.lz();
    this.hx = 0.5 * lx;
    this.hy = 0.5 * ly;
    this.hz = 0.5 * lz;
    this.slack = ROUNDING * (lx + ly + lz);
    this.k = k;
    this.single = new NeighbourSearch(box, points, bounds, depth, k);
    this.smallest = new SmallestValues(k);
    this.pending = new int[depth + 2];
    this.mostCandidates = MOST_CANDIDATES + MOST_CANDIDATES_PER_NEIGHBOUR * k;
    int room = mostCandidates + NeighbourTree.LEAF_SIZE;
    this.candidateX = new double[room];
    this.candidateY = new double[room];
    this.candidateZ = new double[room];
    this.shiftX = new double[room];
    this.shiftY = new double[room];
    this.shiftZ = new double[room];
    this.squared = new double[room];
    this.below = new double[room];
  }

  /** Visits queries [first, end). */
  <T> void search(
      QuerySet queries, int first, int end, T accumulator, NeighbourTree.Visitor<T> visitor) {
    int most = MOST_QUERIES;
    int last = -1;
    double distance = Double.POSITIVE_INFINITY;
    int query = first;
    while (query < end) {
      int next =
          last < 0 ? query : together(queries, query, Math.min(end, query + most), last, distance);
      if (next - query >= FEWEST_QUERIES && gather(queries, query, next, last, distance)) {
        int start = query;
        for (; query < next; query++) {
          double reach = reach(separation(queries, query, last), distance);
          double[] nearest = nearest(queries, query, query - start, distance * GUESS, reach);
          visitor.visit(accumulator, query, nearest);
          last = query;
          distance = Math.sqrt(nearest[k - 1]);
        }
        most = Math.min(MOST_QUERIES, 2 * most);
      } else {
        if (next - query >= FEWEST_QUERIES) {
          most = Math.max(1, (next - query) / 4);
        }
        double reach =
            last < 0 ? Double.POSITIVE_INFINITY : reach(separation(queries, query, last), distance);
        double[] nearest = single.nearestSquared(queries, query, reach * reach);
        visitor.visit(accumulator, query, nearest);
        most = Math.min(MOST_QUERIES, most + 1);
        last = query;
        distance = Math.sqrt(nearest[k - 1]);
        query++;
      }
    }
  }

  /** End of the run of queries close enough to the last one to share a list. */
  private int together(QuerySet queries, int query, int end, int last, double distance) {
    double farthest = FARTHEST * distance;
    int next = query;
    while (next < end && separation(queries, next, last) <= farthest) {
      next++;
    }
    return next;
  }

  /** A sum of distances, made a little greater than all rounding errors. */
  private double reach(double separation, double distance) {
    return (distance + separation) * (1 + ROUNDING) + slack;
  }

  private double separation(QuerySet queries, int a, int b) {
    return separation(queries, a, queries.x(b), queries.y(b), queries.z(b));
  }

  private double separation(QuerySet queries, int a, double px, double py, double pz) {
    double dx = Math.abs(queries.x(a) - px);
    double dy = Math.abs(queries.y(a) - py);
    double dz = Math.abs(queries.z(a) - pz);
    dx = dx > hx ? lx - dx : dx;
    dy = dy > hy ? ly - dy : dy;
    dz = dz > hz ? lz - dz : dz;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Lists all points that may be neighbours of queries [start, end); false when too many are. */
  private boolean gather(QuerySet queries, int start, int end, int last, double distance) {
    double xLo = lx;
    double yLo = ly;
    double zLo = lz;
    double xHi = 0;
    double yHi = 0;
    double zHi = 0;
    for (int query = start; query < end; query++) {
      xLo = Math.min(xLo, queries.x(query));
      yLo = Math.min(yLo, queries.y(query));
      zLo = Math.min(zLo, queries.z(query));
      xHi = Math.max(xHi, queries.x(query));
      yHi = Math.max(yHi, queries.y(query));
      zHi = Math.max(zHi, queries.z(query));
    }
    // Any place would do as the centre of the sphere; that of the queries makes it small.
    double cx = 0.5 * (xLo + xHi);
    double cy = 0.5 * (yLo + yHi);
    double cz = 0.5 * (zLo + zHi);
    double radius = 0;
    for (int query = start; query < end; query++) {
      double reach = reach(separation(queries, query, last), distance);
      radius = Math.max(radius, reach(separation(queries, query, cx, cy, cz), reach));
    }
    double width = Math.max(xHi - xLo, Math.max(yHi - yLo, zHi - zLo));
    if (!(radius + width < Math.min(hx, Math.min(hy, hz)))) {
      return false;
    }
    wraps = crosses(cx, radius, lx) || crosses(cy, radius, ly) || crosses(cz, radius, lz);
    return gather(cx, cy, cz, radius * radius, start, queries.self(start) >= 0 ? end : start);
  }

  /** Whether a sphere reaches through a face of the box. */
  private static boolean crosses(double centre, double radius, double side) {
    return centre - radius < 0 || centre + radius > side;
  }

  private boolean gather(
      double cx, double cy, double cz, double squaredRadius, int start, int end) {
    candidates = 0;
    int firstLeaf = (1 << depth) - 1;
    int waiting = 0;
    pending[waiting++] = 0;
    while (waiting > 0) {
      int node = pending[--waiting];
      if (node < firstLeaf) {
        int left = 2 * node + 1;
        pending[waiting] = left;
        waiting += single.squaredDistance(left, cx, cy, cz) < squaredRadius ? 1 : 0;
        pending[waiting] = left + 1;
        waiting += single.squaredDistance(left + 1, cx, cy, cz) < squaredRadius ? 1 : 0;
      } else {
        int from = TreeBuilder.first(x.length, depth, node - firstLeaf);
        int to = TreeBuilder.first(x.length, depth, node - firstLeaf + 1);
        if (from < end && to > start) {
          listOwn(from, to, cx, cy, cz, squaredRadius, start, end);
        } else if (wraps) {
          listWrapped(from, to, cx, cy, cz, squaredRadius);
        } else {
          list(from, to, cx, cy, cz, squaredRadius);
        }
        if (candidates > mostCandidates) {
          return false;
        }
      }
    }
    return true;
  }

  private void list(int from, int to, double cx, double cy, double cz, double squaredRadius) {
    int n = candidates;
    for (int i = from; i < to; i++) {
      double px = x[i];
      double py = y[i];
      double pz = z[i];
      double dx = px - cx;
      double dy = py - cy;
      double dz = pz - cz;
      candidateX[n] = px;
      candidateY[n] = py;
      candidateZ[n] = pz;
      n += oneIfBelow(dx * dx + dy * dy + dz * dz, squaredRadius);
    }
    candidates = n;
  }

  private void listWrapped(
      int from, int to, double cx, double cy, double cz, double squaredRadius) {
    int n = candidates;
    for (int i = from; i < to; i++) {
      double sx = shift(cx - x[i], hx, lx);
      double sy = shift(cy - y[i], hy, ly);
      double sz = shift(cz - z[i], hz, lz);
      double dx = cx - x[i] + sx;
      double dy = cy - y[i] + sy;
      double dz = cz - z[i] + sz;
      shiftX[n] = sx;
      shiftY[n] = sy;
      shiftZ[n] = sz;
      candidateX[n] = x[i];
      candidateY[n] = y[i];
      candidateZ[n] = z[i];
      n += oneIfBelow(dx * dx + dy * dy + dz * dz, squaredRadius);
    }
    candidates = n;
  }

  /** What makes a difference the shortest: 0, or the side of the box with a sign. */
  private static double shift(double difference, double half, double side) {
    if (difference > half) {
      return -side;
    }
    return difference < -half ? side : 0;
  }

  /** The same where points are queries themselves; their places are noted. */
  private void listOwn(
      int from, int to, double cx, double cy, double cz, double squaredRadius, int start, int end) {
    for (int i = from; i < to; i++) {
      if (i >= start && i < end) {
        own[i - start] = candidates;
      }
      listWrapped(i, i + 1, cx, cy, cz, squaredRadius);
    }
  }

  /** 1 when a &lt; b, else 0, without a branch: the sign of their difference. */
  private static int oneIfBelow(double a, double b) {
    return (int) (Double.doubleToRawLongBits(a - b) >>> 63);
  }

  /**
   * Squared distances of the k nearest candidates.
   *
   * @param guess a distance within which k candidates may lie
   * @param reach a distance within which k candidates do lie
   */
  private double[] nearest(QuerySet queries, int query, int index, double guess, double reach) {
    int count = candidates;
    if (wraps) {
      wrappedSquares(queries.x(query), queries.y(query), queries.z(query), count);
    } else {
      squares(queries.x(query), queries.y(query), queries.z(query), count);
    }
    if (queries.self(query) >= 0) {
      squared[own[index]] = Double.POSITIVE_INFINITY;
    }
    int found = guess < reach ? copyBelow(squared, count, guess * guess, below) : 0;
    if (found < k) {
      found = copyBelow(squared, count, reach * reach, below);
    }
    return smallest.of(below, found);
  }

  private void squares(double qx, double qy, double qz, int count) {
    for (int i = 0; i < count; i++) {
      double dx = qx - candidateX[i];
      double dy = qy - candidateY[i];
      double dz = qz - candidateZ[i];
      squared[i] = dx * dx + dy * dy + dz * dz;
    }
  }

  private void wrappedSquares(double qx, double qy, double qz, int count) {
    for (int i = 0; i < count; i++) {
      double dx = qx - candidateX[i] + shiftX[i];
      double dy = qy - candidateY[i] + shiftY[i];
      double dz = qz - candidateZ[i] + shiftZ[i];
      squared[i] = dx * dx + dy * dy + dz * dz;
    }
  }

  /** Copies the numbers below the limit, in order, and returns how many they are. */
  private static int copyBelow(double[] values, int count, double limit, double[] copy) {
    int copied = 0;
    for (int i = 0; i < count; i++) {
      double value = values[i];
      copy[copied] = value;
      copied += oneIfBelow(value, limit);
    }
    return copied;
  }
}
