package org.cosmoassay.generators.family;

import org.cosmoassay.generators.dynamics.ContinuousFlow;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.Weights;

/**
 * A field that carries a Gaussian at time 0 into the data at time 1, with its density by the
 * instantaneous change of variables.
 */
public final class TransportModel implements TrainedModel {

  private final NetworkFunction field;
  private final int dimension;
  private final OdeSolver solver;

  private TransportModel(NetworkFunction field, int dimension, OdeSolver solver) {
    this.field = field;
    this.dimension = dimension;
    this.solver = solver;
  }

  /** The field of a network, followed by a solver. */
  public static TransportModel of(
      Network network, Weights weights, int dimension, int conditions, OdeSolver solver) {
    return new TransportModel(
        NetworkFunction.of(network, weights, dimension, conditions), dimension, solver);
  }

  /** The same field followed by another solver. */
  public TransportModel with(OdeSolver other) {
    return new TransportModel(field, dimension, other);
  }

  @Override
  public Samples sample(int examples, double[] conditions, long seed) {
    ContinuousFlow.Moved moved =
        move(GaussianBase.draw(seed, examples * dimension), conditions, 0, 1);
    return new Samples(moved.points(), moved.evaluations());
  }

  /** Carries points from one time to another; shape (examples, dimension). */
  public ContinuousFlow.Moved move(double[] points, double[] conditions, double start, double end) {
    return ContinuousFlow.by(solver)
        .move((first, n) -> field.ofGroup(conditions, first, n), dimension, points, start, end);
  }

  @Override
  public boolean evaluatesLikelihood() {
    return true;
  }

  /** The log-density in nats, exact up to the solver's tolerance. */
  @Override
  public double[] logLikelihood(double[] points, double[] conditions) {
    ContinuousFlow.Moved moved =
        ContinuousFlow.by(solver)
            .moveWithVolume(
                (first, n) -> field.ofGroup(conditions, first, n), dimension, points, 1, 0);
    double[] density = GaussianBase.logDensity(moved.points(), dimension);
    for (int i = 0; i < density.length; i++) {
      density[i] += moved.logVolume()[i];
    }
    return density;
  }
}
