package org.cosmoassay.reference.simulator.gravity;

import java.util.List;
import org.cosmoassay.statistics.Parallel;

/**
 * Particles by slabs of mesh planes along x, within a slab by their index. Slabs are even in number
 * and so thick that those of one parity never share a plane: two planes or more where a particle
 * reaches one plane beyond its own, three where it also reaches one before and two beyond.
 */
final class SlabOrder {

  /** Most slabs: enough tasks for many threads. */
  private static final int MOST_SLABS = 64;

  private static final int CHUNK = 1 << 15;

  private final int planes;
  private final int slabs;
  private final int[] starts;
  private final int[] order;

  /**
   * An order for so many particles.
   *
   * @param planes planes of the mesh, 2 or more
   * @param thickness least number of planes of a slab
   */
  SlabOrder(int planes, int particles, int thickness) {
    this.planes = planes;
    this.slabs = Math.max(2, Math.min(MOST_SLABS, planes / thickness / 2 * 2));
    this.starts = new int[slabs + 1];
    this.order = new int[particles];
  }

  int slabs() {
    return slabs;
  }

  /** First position of a slab in the order. */
  int start(int slab) {
    return starts[slab];
  }

  /** Index of the particle at a position of the order. */
  int particle(int position) {
    return order[position];
  }

  /**
   * Sorts the particles.
   *
   * @param x coordinates in [0, side)
   * @param perLength planes per unit of length
   */
  void sort(double[] x, double perLength) {
    int n = order.length;
    int chunks = (n + CHUNK - 1) / CHUNK;
    List<int[]> counts =
        Parallel.map(
            chunks,
            chunk -> {
              int[] count = new int[slabs];
              for (int i = chunk * CHUNK; i < Math.min(n, (chunk + 1) * CHUNK); i++) {
                count[slab(x[i] * perLength)]++;
              }
              return count;
            });
    int next = 0;
    for (int slab = 0; slab < slabs; slab++) {
      starts[slab] = next;
      for (int[] count : counts) {
        int before = next;
        next += count[slab];
        count[slab] = before;
      }
    }
    starts[slabs] = next;
    Parallel.map(
        chunks,
        chunk -> {
          int[] free = counts.get(chunk);
          for (int i = chunk * CHUNK; i < Math.min(n, (chunk + 1) * CHUNK); i++) {
            order[free[slab(x[i] * perLength)]++] = i;
          }
          return true;
        });
  }

  private int slab(double coordinate) {
    int plane = ParticleMesh.cell(coordinate, planes);
    return (int) ((long) plane * slabs / planes);
  }
}
