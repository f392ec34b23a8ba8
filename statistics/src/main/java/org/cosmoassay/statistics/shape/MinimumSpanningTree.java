package org.cosmoassay.statistics.shape;

import java.util.Arrays;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The Euclidean minimum spanning tree of a cloud in its periodic box: the N - 1 edges of least
 * total length that connect all points. The length of an edge is the minimum-image separation of
 * its ends, in Mpc/h.
 *
 * <p>Exact. The tree grows in rounds (Boruvka): every component of the forest is joined to its
 * nearest foreign point, found by a search of the k-d tree that leaves out nodes of the component's
 * own points. Edges are ordered by (squared length, places of the ends in the k-d tree), which
 * makes the tree unique and free of cycles when lengths are equal. Which of several equally long
 * edges are taken is arbitrary; the lengths of all edges together are those of every minimum
 * spanning tree.
 *
 * <p>Clouds of 0 and 1 points have a tree without edges. Coincident points are joined by edges of
 * length 0.
 *
 * <p>Reference: March, Ram & Gray 2010, doi:10.1145/1835804.1835882.
 */
public final class MinimumSpanningTree {

  /** More tasks than threads, few enough that each may keep a bound per component. */
  private static final int MOST_TASKS = 64;

  private static final int FEWEST_POINTS_PER_TASK = 1024;

  private static final int NOBODY = -1;

  private final int size;
  private final int[] from;
  private final int[] to;
  private final double[] squared;

  private MinimumSpanningTree(int size, int[] from, int[] to, double[] squared) {
    this.size = size;
    this.from = from;
    this.to = to;
    this.squared = squared;
  }

  /** The tree of all points of a cloud. */
  public static MinimumSpanningTree of(PointCloud cloud) {
    return new Growth(PointTree.of(cloud)).grow();
  }

  /** Number of edges: N - 1, or 0 for an empty cloud. */
  public int edges() {
    return from.length;
  }

  /** Index in the cloud of one end of an edge. */
  public int from(int edge) {
    return from[edge];
  }

  /** Index in the cloud of the other end of an edge. */
  public int to(int edge) {
    return to[edge];
  }

  /** Length of an edge, in Mpc/h. */
  public double length(int edge) {
    return Math.sqrt(squared[edge]);
  }

  /** Squared lengths of all edges, ascending, in (Mpc/h)^2. */
  public double[] sortedSquaredLengths() {
    double[] sorted = squared.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Number of edges at each point of the cloud. */
  public int[] degrees() {
    int[] degrees = new int[size];
    for (int edge = 0; edge < from.length; edge++) {
      degrees[from[edge]]++;
      degrees[to[edge]]++;
    }
    return degrees;
  }

  /** The forest while it grows. Points are places of the k-d tree. */
  private static final class Growth {
    private final PointTree tree;
    private final int size;
    private final int[] parent;
    private final int[] component;
    private final int[] componentOfNode;

    /** The nearest foreign point of each point when last looked for, NOBODY when none in reach. */
    private final int[] partner;

    /** Squared separation from it; without one, nobody foreign is that near or nearer. */
    private final double[] reach;

    private final int[] from;
    private final int[] to;
    private final double[] squared;
    private int edges;
    private int components;

    Growth(PointTree tree) {
      this.tree = tree;
      size = tree.size();
      parent = new int[size];
      Arrays.setAll(parent, i -> i);
      component = parent.clone();
      componentOfNode = new int[tree.nodes()];
      partner = new int[size];
      Arrays.fill(partner, NOBODY);
      reach = new double[size];
      Arrays.fill(reach, -1);
      int most = Math.max(0, size - 1);
      from = new int[most];
      to = new int[most];
      squared = new double[most];
      components = size;
    }

    MinimumSpanningTree grow() {
      while (components > 1) {
        labelNodes();
        int[] chosen = new int[components];
        Arrays.fill(chosen, NOBODY);
        for (int i = 0; i < size; i++) {
          choose(chosen, i);
        }
        search(chosen);
        for (int i = 0; i < size; i++) {
          choose(chosen, i);
        }
        join(chosen);
        labelPoints();
      }
      int[] start = Arrays.stream(from).map(tree::index).toArray();
      int[] end = Arrays.stream(to).map(tree::index).toArray();
      return new MinimumSpanningTree(size, start, end, squared);
    }

    /** Makes a point the end of its component's edge when its partner is the nearest so far. */
    private void choose(int[] chosen, int i) {
      if (!hasForeignPartner(i)) {
        return;
      }
      int rival = chosen[component[i]];
      if (rival == NOBODY || isShorter(i, rival)) {
        chosen[component[i]] = i;
      }
    }

    private boolean hasForeignPartner(int i) {
      return partner[i] != NOBODY && component[partner[i]] != component[i];
    }

    /** Whether the edge of point a comes before that of b in the order of all edges. */
    private boolean isShorter(int a, int b) {
      if (reach[a] != reach[b]) {
        return reach[a] < reach[b];
      }
      int low = Math.min(a, partner[a]);
      int rivalLow = Math.min(b, partner[b]);
      return low != rivalLow ? low < rivalLow : Math.max(a, partner[a]) < Math.max(b, partner[b]);
    }

    /** Finds partners for points that lost theirs, unless too far from all to matter. */
    private void search(int[] chosen) {
      int tasks = Math.max(1, Math.min(MOST_TASKS, size / FEWEST_POINTS_PER_TASK));
      double[] bounds = new double[components];
      Arrays.setAll(bounds, c -> chosen[c] == NOBODY ? Double.POSITIVE_INFINITY : reach[chosen[c]]);
      Parallel.map(
          tasks,
          task -> {
            int start = (int) ((long) task * size / tasks);
            int end = (int) ((long) (task + 1) * size / tasks);
            searchRun(start, end, bounds.clone());
            return task;
          });
    }

    /** Each task writes the partners of its own run of points alone. */
    private void searchRun(int start, int end, double[] bounds) {
      ForeignNeighbourSearch search = new ForeignNeighbourSearch(tree, component, componentOfNode);
      for (int i = start; i < end; i++) {
        double bound = bounds[component[i]];
        boolean tooFar = partner[i] == NOBODY ? reach[i] >= bound : reach[i] > bound;
        if (tooFar || hasForeignPartner(i)) {
          continue;
        }
        if (search.find(i, bound)) {
          partner[i] = search.place();
          reach[i] = search.squared();
          bounds[component[i]] = reach[i];
        } else {
          partner[i] = NOBODY;
          reach[i] = bound;
        }
      }
    }

    private void join(int[] chosen) {
      for (int i : chosen) {
        int a = root(i);
        int b = root(partner[i]);
        // Two components that chose the same edge.
        if (a != b) {
          parent[Math.max(a, b)] = Math.min(a, b);
          from[edges] = i;
          to[edges] = partner[i];
          squared[edges++] = reach[i];
        }
      }
    }

    private int root(int i) {
      int at = i;
      while (parent[at] != at) {
        parent[at] = parent[parent[at]];
        at = parent[at];
      }
      return at;
    }

    /**
     * Numbers the components by their lowest place. A root is the lowest place of its component.
     */
    private void labelPoints() {
      components = 0;
      for (int i = 0; i < size; i++) {
        int root = root(i);
        component[i] = root == i ? components++ : component[root];
      }
    }

    private void labelNodes() {
      for (int node = tree.nodes() - 1; node >= 0; node--) {
        if (node < tree.firstLeaf()) {
          int left = componentOfNode[2 * node + 1];
          componentOfNode[node] = left == componentOfNode[2 * node + 2] ? left : NOBODY;
          continue;
        }
        int common = component[tree.first(node)];
        for (int i = tree.first(node) + 1; i < tree.end(node); i++) {
          common = component[i] == common ? common : NOBODY;
        }
        componentOfNode[node] = common;
      }
    }
  }
}
