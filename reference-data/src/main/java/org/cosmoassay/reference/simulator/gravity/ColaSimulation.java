package org.cosmoassay.reference.simulator.gravity;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.reference.simulator.initial.Displacements;
import org.cosmoassay.reference.simulator.linear.Growth;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * Gravity of particles from their initial displacements on, by a particle mesh in the frame that
 * moves with Lagrangian perturbation theory: x = q + D1 psi1 + D2 psi2 + residual, where only the
 * residual is integrated in time, by kick, drift, kick. Few steps then suffice, as large scales are
 * right from the start.
 *
 * <p>T^2[residual] = 3/2 Om a (g - D1 psi1 - (D2 - D1^2) psi2), T = Q d/da, Q = a^3 H/H0, g =
 * -grad(Laplace^-1 delta). The residual is 0 at the initial redshift.
 *
 * <p>The bits of a run do not depend on the number of threads.
 *
 * <p>Reference: Tassev, Zaldarriaga &amp; Eisenstein (2013), arXiv:1301.0322.
 */
public final class ColaSimulation {

  private static final int CHUNK = 1 << 13;

  private final Cosmology cosmology;
  private final Growth growth;
  private final ColaFactors factors;
  private final Displacements displacements;
  private final ParticleMesh particleMesh;
  private final double[][] positions;
  private final double[][] residuals;
  private final EnergyBalance energy = new EnergyBalance();

  private ColaSimulation(
      Cosmology cosmology, Displacements displacements, GravitySettings gravity) {
    this.cosmology = cosmology;
    this.growth = Growth.of(cosmology);
    this.factors = new ColaFactors(growth);
    this.displacements = displacements;
    int n = displacements.size();
    Mesh mesh = Mesh.of(displacements.box(), gravity.meshFactor() * displacements.perSide());
    this.particleMesh = new ParticleMesh(mesh, n, gravity.assignment());
    this.positions = new double[3][n];
    this.residuals = new double[3][n];
  }

  /**
   * Snapshots of one universe, in the order of the redshifts.
   *
   * @param cosmology flat; its own redshift is of no account
   * @param redshifts of the snapshots, strictly decreasing, below the initial redshift
   */
  public static Run run(
      Cosmology cosmology,
      Displacements displacements,
      GravitySettings gravity,
      List<Double> redshifts) {
    TimeSteps steps = TimeSteps.of(gravity.initialRedshift(), redshifts, gravity.steps());
    return new ColaSimulation(cosmology, displacements, gravity).run(steps, redshifts);
  }

  /**
   * What a run gives.
   *
   * @param snapshots one per redshift
   * @param steps number of time steps made
   * @param energyDrift see {@link EnergyBalance#drift}
   * @param momentum mean velocity of the particles at the end, largest component, in km/s
   */
  public record Run(List<Snapshot> snapshots, int steps, double energyDrift, double momentum) {
    public Run {
      snapshots = List.copyOf(snapshots);
    }
  }

  private Run run(TimeSteps steps, List<Double> redshifts) {
    List<Snapshot> snapshots = new ArrayList<>();
    double momentum = Double.NaN;
    displace(steps.scaleFactor(0));
    for (int step = 0; step <= steps.size(); step++) {
      double a = steps.scaleFactor(step);
      particleMesh.solve(positions);
      double closing = step == 0 ? 0 : factors.kick(steps.middle(step - 1), a, a);
      double opening = step == steps.size() ? 0 : factors.kick(a, steps.middle(step), a);
      if (steps.outputs().contains(step)) {
        kick(a, closing, 0);
        Snapshot snapshot = snapshot(a, redshifts.get(snapshots.size()));
        momentum = momentum(snapshot);
        snapshots.add(snapshot);
        closing = 0;
      }
      kick(a, closing, opening);
      if (step < steps.size()) {
        drift(a, steps.scaleFactor(step + 1), steps.middle(step));
      }
    }
    return new Run(snapshots, steps.size(), energy.drift(), momentum);
  }

  /** Initial positions by perturbation theory. */
  private void displace(double a) {
    double d1 = growth.first(a);
    double d2 = growth.second(a);
    PeriodicBox box = displacements.box();
    overChunks(
        (from, to) -> {
          for (int axis = 0; axis < 3; axis++) {
            for (int i = from; i < to; i++) {
              double moved =
                  displacements.start(axis, i)
                      + d1 * displacements.first(axis, i)
                      + d2 * displacements.second(axis, i);
              positions[axis][i] = box.wrap(moved, axis);
            }
          }
          return 0;
        });
  }

  /**
   * Two kicks by the forces at one scale factor, the one that ends a step and the one that begins
   * the next. The energies in between, where positions and momenta are of one time, are entered.
   */
  private void kick(double at, double closing, double opening) {
    double strength = 1.5 * cosmology.omegaM() * at;
    double d1 = growth.first(at);
    double d2 = growth.second(at) - d1 * d1;
    Velocities velocities = new Velocities(at);
    double squares =
        overChunks(
            (first, last) -> {
              double[][] g = new double[3][last - first];
              particleMesh.interpolate(positions, first, last, g);
              double sum = 0;
              for (int axis = 0; axis < 3; axis++) {
                double[] residual = residuals[axis];
                for (int i = first; i < last; i++) {
                  double force =
                      strength
                          * (g[axis][i - first]
                              - d1 * displacements.first(axis, i)
                              - d2 * displacements.second(axis, i));
                  residual[i] += closing * force;
                  double v = velocities.of(axis, i);
                  sum += v * v;
                  residual[i] += opening * force;
                }
              }
              return sum;
            });
    double potential = -0.75 * cosmology.omegaM() * 1e4 / at * particleMesh.fieldEnergy();
    energy.add(at, 0.5 * squares / displacements.size(), potential);
  }

  private void drift(double from, double to, double at) {
    double length = factors.drift(from, to, at);
    double d1 = growth.first(to) - growth.first(from);
    double d2 = growth.second(to) - growth.second(from);
    PeriodicBox box = displacements.box();
    double side = box.lx();
    overChunks(
        (first, last) -> {
          for (int axis = 0; axis < 3; axis++) {
            for (int i = first; i < last; i++) {
              double moved =
                  positions[axis][i]
                      + length * residuals[axis][i]
                      + d1 * displacements.first(axis, i)
                      + d2 * displacements.second(axis, i);
              positions[axis][i] = moved >= 0 && moved < side ? moved : box.wrap(moved, axis);
            }
          }
          return 0;
        });
  }

  private Snapshot snapshot(double a, double redshift) {
    Velocities velocities = new Velocities(a);
    double[][] v = new double[3][displacements.size()];
    overChunks(
        (first, last) -> {
          for (int axis = 0; axis < 3; axis++) {
            for (int i = first; i < last; i++) {
              v[axis][i] = velocities.of(axis, i);
            }
          }
          return 0;
        });
    double[][] x = {positions[0].clone(), positions[1].clone(), positions[2].clone()};
    return Snapshot.owning(displacements.box(), cosmology.withRedshift(redshift), x, v);
  }

  private static double momentum(Snapshot snapshot) {
    double largest = 0;
    for (int axis = 0; axis < 3; axis++) {
      double sum = 0;
      for (int i = 0; i < snapshot.size(); i++) {
        sum += snapshot.velocity(axis, i);
      }
      largest = Math.max(largest, Math.abs(sum / snapshot.size()));
    }
    return largest;
  }

  /** Proper peculiar velocities a dx/dt = 100 km/s/(Mpc/h) T[x] / a at one scale factor. */
  private final class Velocities {
    private final double factor;
    private final double first;
    private final double second;

    Velocities(double a) {
      double perLogarithm = factors.momentumFactor(a) / a;
      factor = 100 / a;
      first = perLogarithm * growth.first(a) * growth.firstRate(a);
      second = perLogarithm * growth.second(a) * growth.secondRate(a);
    }

    double of(int axis, int i) {
      return factor
          * (residuals[axis][i]
              + first * displacements.first(axis, i)
              + second * displacements.second(axis, i));
    }
  }

  /** Something to do with particles first .. last - 1, with a sum to add up. */
  @FunctionalInterface
  private interface ChunkTask {
    double run(int first, int last);
  }

  private double overChunks(ChunkTask task) {
    int n = displacements.size();
    List<Double> sums =
        Parallel.map(
            (n + CHUNK - 1) / CHUNK,
            chunk -> task.run(chunk * CHUNK, Math.min(n, (chunk + 1) * CHUNK)));
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return total;
  }
}
