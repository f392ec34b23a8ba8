package org.cosmoassay.generators.halo;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * A rotation or reflection of a cube onto itself, then a translation: axis {@code i} of the image
 * is axis {@code from[i]} of the original, times a sign. Velocities turn with positions.
 *
 * @param from a permutation of the axes
 * @param signs 1 or -1 for each axis of the image
 * @param shift in Mpc/h, added at the end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CubeSymmetry(int[] from, int[] signs, double[] shift) {

  /** All 48 symmetries, half of them reflections, each with a translation of its own. */
  static List<CubeSymmetry> all() {
    int[][] permutations = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    List<CubeSymmetry> all = new ArrayList<>();
    for (int[] permutation : permutations) {
      for (int bits = 0; bits < 8; bits++) {
        int[] signs = new int[3];
        for (int axis = 0; axis < 3; axis++) {
          signs[axis] = (bits >> axis & 1) == 0 ? 1 : -1;
        }
        int k = all.size();
        all.add(new CubeSymmetry(permutation, signs, new double[] {1.3 * k, 40.7, -2.9 * k}));
      }
    }
    return all;
  }

  PointCloud of(PointCloud cloud) {
    PeriodicBox box = cloud.box();
    double[][] positions = new double[3][cloud.size()];
    double[][] velocities = new double[3][cloud.size()];
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < cloud.size(); i++) {
        double turned = signs[axis] * cloud.position(from[axis], i) + shift[axis];
        positions[axis][i] = box.wrap(turned, axis);
        velocities[axis][i] = signs[axis] * cloud.velocity(from[axis], i);
      }
    }
    return PointCloud.builder(box)
        .cosmology(cloud.cosmology())
        .positions(positions[0], positions[1], positions[2])
        .velocities(velocities[0], velocities[1], velocities[2])
        .masses(cloud.copyMasses())
        .build();
  }
}
