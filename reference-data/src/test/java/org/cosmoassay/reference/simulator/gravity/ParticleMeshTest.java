package org.cosmoassay.reference.simulator.gravity;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.fourier.MassAssignment;
import org.cosmoassay.statistics.fourier.Mesh;
import org.junit.jupiter.api.Test;

final class ParticleMeshTest {

  private static final int CELLS = 48;
  private static final PeriodicBox BOX = PeriodicBox.cube(CELLS);

  /** Accelerations (axis, particle) of particles in a box whose cells have the side 1. */
  private static double[][] forces(double[][] positions, MassAssignment assignment) {
    int n = positions[0].length;
    ParticleMesh mesh = new ParticleMesh(Mesh.of(BOX, CELLS), n, assignment);
    mesh.solve(positions);
    double[][] forces = new double[3][n];
    mesh.interpolate(positions, 0, n, forces);
    return forces;
  }

  private static double[][] random(int n, long seed) {
    UniformRandomProvider rng = RandomStreams.of(seed);
    double[][] positions = new double[3][n];
    for (double[] axis : positions) {
      for (int i = 0; i < n; i++) {
        axis[i] = rng.nextDouble() * CELLS;
      }
    }
    return positions;
  }

  @Test
  void momentumIsConserved() {
    for (MassAssignment assignment :
        new MassAssignment[] {MassAssignment.CIC, MassAssignment.TSC}) {
      double[][] forces = forces(random(500, 1), assignment);
      for (double[] axis : forces) {
        double sum = 0;
        double size = 0;
        for (double force : axis) {
          sum += force;
          size += Math.abs(force);
        }
        assertThat(Math.abs(sum)).as(assignment.label()).isLessThan(1e-10 * size);
      }
    }
  }

  /**
   * Root mean square error, relative to the exact force, of pairs 2 to 4 cells apart. The exact one
   * is that of a point of the mass V/2, V / (8 pi r^2); images of the box change it by less than 4
   * pi/3 (r/L)^3 = 0.3 %.
   */
  private static double pairError(MassAssignment assignment) {
    UniformRandomProvider rng = RandomStreams.of(7);
    int pairs = 24;
    double squares = 0;
    for (int t = 0; t < pairs; t++) {
      double[][] positions = random(2, 100 + t);
      double r = 2 + 2.0 * t / pairs;
      double height = 2 * rng.nextDouble() - 1;
      double angle = 2 * Math.PI * rng.nextDouble();
      double across = Math.sqrt(1 - height * height);
      double[] direction = {across * Math.cos(angle), across * Math.sin(angle), height};
      double exact = Math.pow(CELLS, 3) / (8 * Math.PI * r * r);
      for (int axis = 0; axis < 3; axis++) {
        positions[axis][1] = BOX.wrap(positions[axis][0] + r * direction[axis], axis);
      }
      double[][] forces = forces(positions, assignment);
      for (int axis = 0; axis < 3; axis++) {
        double error = forces[axis][0] / exact - direction[axis];
        squares += error * error / pairs;
      }
    }
    return Math.sqrt(squares);
  }

  @Test
  void triangularCloudsComeCloserToTheForceOfAPair() {
    double cic = pairError(MassAssignment.CIC);
    double tsc = pairError(MassAssignment.TSC);
    assertThat(cic).isBetween(0.0, 0.1);
    assertThat(tsc).isLessThan(0.8 * cic);
  }
}
