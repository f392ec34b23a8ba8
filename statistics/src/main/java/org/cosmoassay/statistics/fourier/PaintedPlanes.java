package org.cosmoassay.statistics.fourier;

import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.statistics.slab.SlabSums;
import org.jspecify.annotations.Nullable;

/**
 * Planes of cells along x onto which a cloud was painted, and those of the mesh displaced by half a
 * cell. A plane is painted by one slab alone, so that planes are put together and not added. As
 * large as these planes of the mesh; the arrays are shared by sums.
 */
public final class PaintedPlanes implements SlabSums<PaintedPlanes> {

  private static final long serialVersionUID = 1L;

  private final TreeMap<Integer, double[]> plain;
  private final TreeMap<Integer, double[]> displaced;

  private PaintedPlanes(Map<Integer, double[]> plain, Map<Integer, double[]> displaced) {
    this.plain = new TreeMap<>(plain);
    this.displaced = new TreeMap<>(displaced);
  }

  /** Planes from one on, each on its own; displaced ones where there are any. */
  static PaintedPlanes of(int first, double[][] plain, double @Nullable [][] displaced) {
    PaintedPlanes planes = new PaintedPlanes(Map.of(), Map.of());
    for (int i = 0; i < plain.length; i++) {
      planes.plain.put(first + i, plain[i]);
      if (displaced != null) {
        planes.displaced.put(first + i, displaced[i]);
      }
    }
    return planes;
  }

  @Override
  public PaintedPlanes plus(PaintedPlanes other) {
    TreeMap<Integer, double[]> all = new TreeMap<>(plain);
    all.putAll(other.plain);
    if (all.size() != plain.size() + other.plain.size()) {
      throw new IllegalArgumentException(
          "planes %s and %s: add those of different slabs"
              .formatted(plain.keySet(), other.plain.keySet()));
    }
    TreeMap<Integer, double[]> allDisplaced = new TreeMap<>(displaced);
    allDisplaced.putAll(other.displaced);
    return new PaintedPlanes(all, allDisplaced);
  }

  /**
   * All rows of a mesh.
   *
   * @throws IllegalArgumentException when a plane is missing
   */
  double[] rows(Mesh mesh, boolean ofDisplaced) {
    TreeMap<Integer, double[]> planes = ofDisplaced ? displaced : plain;
    if (planes.size() != mesh.nx()) {
      throw new IllegalArgumentException(
          "%d of %d planes are there; add those of all slabs".formatted(planes.size(), mesh.nx()));
    }
    int length = mesh.ny() * mesh.rowLength();
    double[] rows = new double[mesh.nx() * length];
    planes.forEach((i, plane) -> System.arraycopy(plane, 0, rows, i * length, length));
    return rows;
  }
}
