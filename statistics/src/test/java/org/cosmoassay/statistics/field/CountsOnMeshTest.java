package org.cosmoassay.statistics.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.fourier.Mesh;
import org.junit.jupiter.api.Test;

class CountsOnMeshTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 130, 90);

  @Test
  void spheresHoldWhatALoopOverAllPointsFinds() {
    PointCloud cloud = TestClouds.thomas(BOX, 20, 15, 4, 3);
    Mesh mesh = new Mesh(BOX, 7, 8, 9);
    for (double radius : new double[] {3, 11.5, 44.9}) {
      CountsOnMesh counts = CountsOnMesh.inSpheres(cloud, mesh, radius);

      assertThat(counts.counts()).containsExactly(bruteForce(cloud, mesh, radius));
      double sphere = 4.0 / 3 * Math.PI * Math.pow(radius, 3);
      // A few roundings.
      assertThat(counts.expected())
          .isCloseTo(cloud.size() * sphere / (100.0 * 130 * 90), within(1e-14 * counts.expected()));
    }
  }

  @Test
  void cellsHoldEveryPointOnce() {
    PointCloud cloud = TestClouds.thomas(BOX, 20, 15, 4, 3);
    Mesh mesh = new Mesh(BOX, 7, 8, 9);
    int[] expected = new int[mesh.cells()];
    for (int p = 0; p < cloud.size(); p++) {
      int i = (int) Math.floor(cloud.x(p) / mesh.cellSide(0));
      int j = (int) Math.floor(cloud.y(p) / mesh.cellSide(1));
      int k = (int) Math.floor(cloud.z(p) / mesh.cellSide(2));
      expected[mesh.index(i, j, k)]++;
    }

    CountsOnMesh counts = CountsOnMesh.inCells(cloud, mesh);

    assertThat(counts.counts()).containsExactly(expected);
    assertThat(counts.expected()).isEqualTo(cloud.size() / 504.0);
    assertThat(counts.ratios()[17]).isEqualTo(expected[17] / (cloud.size() / 504.0));
  }

  @Test
  void boundariesBelongToSpheresAndToUpperCells() {
    PeriodicBox cube = PeriodicBox.cube(64);
    Mesh mesh = Mesh.of(cube, 8);
    PointCloud onFaces =
        TestClouds.at(cube, new double[] {8, 0, 63.999}, new double[] {0, Math.nextDown(64), 56});

    int[] cells = CountsOnMesh.inCells(onFaces, mesh).counts();

    assertThat(cells[mesh.index(1, 0, 7)]).isEqualTo(1);
    assertThat(cells[mesh.index(0, 7, 7)]).isEqualTo(1);

    PointCloud atDistance = TestClouds.at(cube, new double[] {4, 4, 12});
    int[] exactly = CountsOnMesh.inSpheres(atDistance, mesh, 8).counts();
    int[] below = CountsOnMesh.inSpheres(atDistance, mesh, Math.nextDown(8)).counts();
    assertThat(exactly[mesh.index(0, 0, 0)]).isEqualTo(1);
    assertThat(below[mesh.index(0, 0, 0)]).isZero();
    assertThat(below[mesh.index(0, 0, 1)]).isEqualTo(1);
  }

  private static int[] bruteForce(PointCloud cloud, Mesh mesh, double radius) {
    int[] counts = new int[mesh.cells()];
    for (int i = 0; i < mesh.nx(); i++) {
      for (int j = 0; j < mesh.ny(); j++) {
        for (int k = 0; k < mesh.nz(); k++) {
          int[] at = {i, j, k};
          for (int p = 0; p < cloud.size(); p++) {
            double squared = 0;
            for (int axis = 0; axis < 3; axis++) {
              double centre = (at[axis] + 0.5) * mesh.cellSide(axis);
              double d = BOX.minimumImage(cloud.position(axis, p) - centre, axis);
              squared += d * d;
            }
            if (squared <= radius * radius) {
              counts[mesh.index(i, j, k)]++;
            }
          }
        }
      }
    }
    return counts;
  }
}
