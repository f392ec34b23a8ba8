package org.cosmoassay.statistics.field;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * The excursion sets of a field on a periodic mesh: for every threshold the set of cells whose
 * value is not below it, with exact whole numbers of its elements.
 *
 * <p>An element - a cell, a face between 2 cells, an edge between 4, a vertex between 8 - belongs
 * to the closed set when one of its cells does, and to the open set, the interior, when all do.
 * Cells that touch only in edges or vertices are connected in the closed set and not in the open
 * one, so that the closed set of cells is the complement of the open set of all other cells. What
 * depends on the choice is averaged over both: then the complement of a set has the same surface
 * and Euler characteristic and the opposite mean curvature.
 */
final class ExcursionSets {

  /** What is counted: cells, then per axis faces, sections of both sets, then both sets. */
  private static final int CELLS = 0;

  private static final int FACES = 1;
  private static final int SECTIONS = 4;
  private static final int EULER = 7;
  private static final int KINDS = 8;

  /** Per kind, numbers for each threshold. */
  private final long[][] totals;

  private ExcursionSets(long[][] totals) {
    this.totals = totals;
  }

  /**
   * The excursion sets of a field.
   *
   * @param thresholds in the unit of the field, strictly increasing
   */
  static ExcursionSets of(DensityField field, double[] thresholds) {
    Mesh mesh = field.mesh();
    short[][] levels = new short[mesh.nx()][];
    Parallel.map(mesh.nx(), i -> levels[i] = levels(field, i, thresholds));
    List<long[][]> planes =
        Parallel.map(
            mesh.nx(),
            i ->
                count(
                    mesh,
                    levels[i],
                    levels[(i + 1) % mesh.nx()],
                    new long[KINDS][thresholds.length + 1]));
    long[][] totals = new long[KINDS][thresholds.length];
    for (int kind = 0; kind < KINDS; kind++) {
      long above = 0;
      for (int t = thresholds.length - 1; t >= 0; t--) {
        for (long[][] plane : planes) {
          above += plane[kind][t + 1];
        }
        totals[kind][t] = above;
      }
    }
    return new ExcursionSets(totals);
  }

  /** Number of thresholds at or below the value of each cell of a plane. */
  private static short[] levels(DensityField field, int i, double[] thresholds) {
    Mesh mesh = field.mesh();
    int first = mesh.index(i, 0, 0);
    short[] levels = new short[mesh.ny() * mesh.nz()];
    for (int c = 0; c < levels.length; c++) {
      int found = Arrays.binarySearch(thresholds, field.value(first + c));
      levels[c] = (short) (found >= 0 ? found + 1 : -found - 1);
    }
    return levels;
  }

  /** Adds the elements at the upper corner of each cell of a plane, by level. */
  private static long[][] count(Mesh mesh, short[] here, short[] next, long[][] byLevel) {
    int nz = mesh.nz();
    // Values of the 8 cells around a vertex: bit 0 is a step along x, bit 1 along y, bit 2 along z.
    int[] around = new int[8];
    for (int j = 0; j < mesh.ny(); j++) {
      int row = j * nz;
      int above = (j + 1) % mesh.ny() * nz;
      for (int k = 0; k < nz; k++) {
        int beyond = k + 1 == nz ? 0 : k + 1;
        around[0] = here[row + k];
        around[1] = next[row + k];
        around[2] = here[above + k];
        around[3] = next[above + k];
        around[4] = here[row + beyond];
        around[5] = next[row + beyond];
        around[6] = here[above + beyond];
        around[7] = next[above + beyond];
        add(around, byLevel);
      }
    }
    return byLevel;
  }

  private static void add(int[] around, long[][] byLevel) {
    int cell = around[0];
    byLevel[CELLS][cell]++;
    long[] euler = byLevel[EULER];
    int vertexClosed = 0;
    int vertexOpen = Integer.MAX_VALUE;
    for (int level : around) {
      vertexClosed = Math.max(vertexClosed, level);
      vertexOpen = Math.min(vertexOpen, level);
    }
    // The open set of a solid has vertices - edges + faces - cells = minus its characteristic; the
    // cells themselves cancel.
    euler[vertexClosed]++;
    euler[vertexOpen]--;
    for (int axis = 0; axis < 3; axis++) {
      int a = 1 << axis;
      int b = 1 << (axis + 1) % 3;
      int c = 1 << (axis + 2) % 3;
      int faceClosed = Math.max(cell, around[a]);
      int faceOpen = Math.min(cell, around[a]);
      int edgeClosed = Math.max(Math.max(cell, around[b]), Math.max(around[c], around[b + c]));
      int edgeOpen = Math.min(Math.min(cell, around[b]), Math.min(around[c], around[b + c]));
      byLevel[FACES + axis][faceClosed]++;
      euler[faceClosed]++;
      euler[faceOpen]--;
      euler[edgeClosed]--;
      euler[edgeOpen]++;
      // Across the axis an edge is a vertex, faces along the two others are edges, cells are faces.
      long[] section = byLevel[SECTIONS + axis];
      section[edgeClosed]++;
      section[edgeOpen]++;
      section[cell] += 2;
      addFaces(byLevel, axis, faceClosed, faceOpen);
    }
  }

  private static void addFaces(long[][] byLevel, int axis, int closed, int open) {
    for (int other = 1; other < 3; other++) {
      long[] section = byLevel[SECTIONS + (axis + other) % 3];
      section[closed]--;
      section[open]--;
    }
  }

  /** Cells in the set. */
  long cells(int threshold) {
    return totals[CELLS][threshold];
  }

  /** Faces across an axis between a cell in the set and one that is not. */
  long boundaryFaces(int axis, int threshold) {
    return 2 * (totals[FACES + axis][threshold] - totals[CELLS][threshold]);
  }

  /** Sum over all plane sections across an axis of the Euler characteristics, closed plus open. */
  long twiceSectionEuler(int axis, int threshold) {
    return totals[SECTIONS + axis][threshold];
  }

  /** Euler characteristic of the closed set plus that of the open set. */
  long twiceEuler(int threshold) {
    return totals[EULER][threshold];
  }
}
