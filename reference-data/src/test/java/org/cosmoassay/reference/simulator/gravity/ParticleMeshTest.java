package org.cosmoassay.reference.simulator.gravity;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.fourier.MassAssignment;
import org.cosmoassay.statistics.fourier.Mesh;
import org.junit.jupiter.api.Test;

final class ParticleMeshTest {

  private static final int CELLS = 32;

  /** Pairs, and places of each. */
  private static final int PAIRS = 12;

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
   * How far forces of pairs are from the exact one, relative to it.
   *
   * @param error root mean square of the difference; the exact force is that of a point of the mass
   *     V/2, V / (8 pi r^2), and images of the box change it by 4 pi/3 (r/L)^3, 1.6 % at most
   * @param scatter the part of it that depends on where in the mesh the pair lies
   */
  private record PairForce(double error, double scatter) {

    static PairForce of(MassAssignment assignment, double least, double most) {
      UniformRandomProvider rng = RandomStreams.of(7);
      double squares = 0;
      double variance = 0;
      for (int t = 0; t < PAIRS; t++) {
        double r = least + (most - least) * t / PAIRS;
        double height = 2 * rng.nextDouble() - 1;
        double angle = 2 * Math.PI * rng.nextDouble();
        double across = Math.sqrt(1 - height * height);
        double[] direction = {across * Math.cos(angle), across * Math.sin(angle), height};
        double exact = Math.pow(CELLS, 3) / (8 * Math.PI * r * r);
        double[] sums = new double[3];
        double[] products = new double[3];
        for (int place = 0; place < PAIRS; place++) {
          double[][] positions = new double[3][2];
          for (int axis = 0; axis < 3; axis++) {
            positions[axis][0] = rng.nextDouble() * CELLS;
            positions[axis][1] = BOX.wrap(positions[axis][0] + r * direction[axis], axis);
          }
          double[][] forces = forces(positions, assignment);
          for (int axis = 0; axis < 3; axis++) {
            double force = forces[axis][0] / exact;
            squares += (force - direction[axis]) * (force - direction[axis]) / (PAIRS * PAIRS);
            sums[axis] += force / PAIRS;
            products[axis] += force * force / PAIRS;
          }
        }
        for (int axis = 0; axis < 3; axis++) {
          variance += (products[axis] - sums[axis] * sums[axis]) / PAIRS;
        }
      }
      return new PairForce(Math.sqrt(squares), Math.sqrt(variance));
    }
  }

  @Test
  void triangularCloudsDependLessOnTheMesh() {
    PairForce cic = PairForce.of(MassAssignment.CIC, 2, 4);
    PairForce tsc = PairForce.of(MassAssignment.TSC, 2, 4);
    assertThat(tsc.scatter()).isLessThan(0.9 * cic.scatter());
  }

  @Test
  void triangularCloudsComeCloserToTheForceOfAPairFourCellsApart() {
    PairForce cic = PairForce.of(MassAssignment.CIC, 4, 5);
    PairForce tsc = PairForce.of(MassAssignment.TSC, 4, 5);
    assertThat(cic.error()).isLessThan(0.05);
    assertThat(tsc.error()).isLessThan(0.95 * cic.error());
    assertThat(tsc.scatter()).isLessThan(0.8 * cic.scatter());
  }
}
