package org.cosmoassay.statistics.fourier;

import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * How a cloud is brought onto a mesh.
 *
 * @param cells cells along every side of the box
 * @param assignment how a point is shared among cells
 * @param interlaced whether images of modes are reduced by a second, displaced mesh
 */
public record Meshing(int cells, MassAssignment assignment, boolean interlaced) {

  /** 256 cells per side, triangular-shaped clouds, interlaced. */
  public static final Meshing DEFAULT = new Meshing(256, MassAssignment.TSC, true);

  public Meshing {
    if (cells < 2 || cells > Mesh.MAX_CELLS_PER_SIDE) {
      throw new IllegalArgumentException(
          "grid = %d; give 2 to %d cells per side".formatted(cells, Mesh.MAX_CELLS_PER_SIDE));
    }
  }

  /** The modes of a cloud. */
  OverdensityModes modes(PointCloud cloud) {
    return CloudModes.of(cloud, Mesh.of(cloud.box(), cells), assignment, interlaced);
  }

  /** Canonical text, part of the parameters of a statistic. */
  String parameters() {
    return "grid=%d;assignment=%s;interlacing=%s".formatted(cells, assignment.label(), interlaced);
  }
}
