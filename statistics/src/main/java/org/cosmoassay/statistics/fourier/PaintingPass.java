package org.cosmoassay.statistics.fourier;

import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.PlaneCounts;
import org.cosmoassay.statistics.slab.Planes;
import org.cosmoassay.statistics.slab.Slab;
import org.cosmoassay.statistics.slab.SlabPass;
import org.cosmoassay.statistics.twopoint.PairSpace;

/**
 * A cloud is painted onto a mesh slab by slab: planes of cells along x, the units of this pass,
 * from the points in them and in the planes whose points reach them. The points of a plane of cells
 * are added to it in the same order as in {@link SortedPoints}, and so have the same bits.
 */
final class PaintingPass implements SlabPass<PaintedPlanes> {

  /** No point reaches farther, on the plain mesh or the displaced one. */
  private static final int REACH = 2;

  private final Meshing meshing;
  private final PairSpace space;
  private final Mesh mesh;
  private final Planes planes;

  PaintingPass(Meshing meshing, PairSpace space, Mesh mesh) {
    this.meshing = meshing;
    this.space = space;
    this.mesh = mesh;
    this.planes = new Planes(mesh.box(), 0, mesh.nx());
  }

  @Override
  public Planes planes() {
    return planes;
  }

  @Override
  public PointCloud view(PointCloud batch) {
    return space.view(batch);
  }

  @Override
  public boolean needsWeights() {
    return true;
  }

  @Override
  public long bytesOfSums() {
    int meshes = meshing.interlaced() ? 2 : 1;
    // Planes, and the rows that are made of them.
    return (long) mesh.nx() * mesh.ny() * mesh.rowLength() * Double.BYTES * 2 * meshes;
  }

  @Override
  public int units() {
    return planes.count();
  }

  @Override
  public double load(PlaneCounts population, int unit) {
    return population.in(unit);
  }

  @Override
  public Slab slab(PlaneCounts population, int from, int to) {
    return planes.slab(from, to, from, to - 1, REACH, REACH);
  }

  @Override
  public PaintedPlanes sums(Slab slab, PlaneCounts population, PointCloud points) {
    if (points.size() != population.seenBy(slab)) {
      throw new IllegalArgumentException(
          "%d points for a slab that must see %d; give all points of its planes"
              .formatted(points.size(), population.seenBy(slab)));
    }
    SortedPoints sorted = SortedPoints.of(points, mesh);
    return PaintedPlanes.of(
        slab.from(),
        paint(sorted, slab, false),
        meshing.interlaced() ? paint(sorted, slab, true) : null);
  }

  private double[][] paint(SortedPoints points, Slab slab, boolean displaced) {
    int length = mesh.ny() * mesh.rowLength();
    double[] rows = new double[(slab.to() - slab.from()) * length];
    points.paint(meshing.assignment(), displaced, slab.from(), slab.to(), rows, mesh.rowLength());
    double[][] painted = new double[slab.to() - slab.from()][length];
    for (int i = 0; i < painted.length; i++) {
      System.arraycopy(rows, i * length, painted[i], 0, length);
    }
    return painted;
  }
}
