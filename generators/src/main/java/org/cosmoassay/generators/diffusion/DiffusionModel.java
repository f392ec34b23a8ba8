package org.cosmoassay.generators.diffusion;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.generators.dynamics.ContinuousFlow;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.dynamics.PointField;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.NetworkFunction;
import org.cosmoassay.generators.family.TrainedModel;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * A diffusion with its weights. {@link #sample} is ancestral; {@link #sampleByFlow} follows the
 * probability-flow equation (Song et al. 2020, arXiv:2011.13456)
 *
 * <pre>dz/dt = span sigma(t)/2 (prediction - sigma(t) z) = span sigma(t)/2 network(z, t)</pre>
 *
 * whose density {@link #logLikelihood} evaluates; {@link #bound} is the variational bound.
 */
public final class DiffusionModel implements TrainedModel {

  private final NetworkFunction network;
  private final NoiseSchedule schedule;
  private final int dimension;
  private final int steps;
  private final OdeSolver solver;

  private DiffusionModel(Diffusion family, NetworkFunction network, NoiseSchedule schedule) {
    this.network = network;
    this.schedule = schedule;
    this.dimension = family.dimension();
    this.steps = family.steps();
    this.solver = family.solver();
  }

  static DiffusionModel of(Diffusion family, Weights weights) {
    NetworkFunction network =
        NetworkFunction.of(family.network(), weights, family.dimension(), family.conditions());
    return new DiffusionModel(family, network, NoiseSchedule.of(weights));
  }

  public NoiseSchedule schedule() {
    return schedule;
  }

  /** Draws by {@code steps} steps of the reversed diffusion, then from the decoder. */
  @Override
  public Samples sample(int examples, double[] given, long seed) {
    double[] z = GaussianBase.draw(seed, examples * dimension);
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(
            RandomStreams.of(RandomStreams.split(seed, "noise", 0)));
    new AncestralSampler(schedule, steps, 0)
        .reverse((time, at) -> prediction(time, at, given), z, normal);
    double alpha = schedule.alpha(0);
    double decoder = Math.exp(schedule.start() / 2);
    for (int j = 0; j < z.length; j++) {
      z[j] = z[j] / alpha + decoder * normal.sample();
    }
    return new Samples(z, steps);
  }

  private double[] prediction(double time, double[] z, double[] given) {
    double[] rest = network.at(time, z, given);
    double sigma = schedule.sigma(time);
    double[] prediction = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      prediction[j] = sigma * z[j] + rest[j];
    }
    return prediction;
  }

  /** Draws by the probability-flow equation from time 1 to time 0. */
  public Samples sampleByFlow(int examples, double[] given, long seed) {
    Samples moved = moveByFlow(GaussianBase.draw(seed, examples * dimension), given, 1, 0);
    double[] points = moved.points();
    double alpha = schedule.alpha(0);
    for (int j = 0; j < points.length; j++) {
      points[j] /= alpha;
    }
    return moved;
  }

  /** Carries noisy points z along the probability-flow equation from one time to another. */
  public Samples moveByFlow(double[] noisy, double[] given, double start, double end) {
    ContinuousFlow.Moved moved =
        ContinuousFlow.by(solver)
            .move((first, n) -> field(given, first, n), dimension, noisy, start, end);
    return new Samples(moved.points(), moved.evaluations());
  }

  @Override
  public boolean evaluatesLikelihood() {
    return true;
  }

  /** The log-density of {@link #sampleByFlow} in nats, exact up to the solver's tolerance. */
  @Override
  public double[] logLikelihood(double[] points, double[] given) {
    double alpha = schedule.alpha(0);
    double[] scaled = points.clone();
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] *= alpha;
    }
    ContinuousFlow.Moved moved =
        ContinuousFlow.by(solver)
            .moveWithVolume((first, n) -> field(given, first, n), dimension, scaled, 0, 1);
    double[] density = GaussianBase.logDensity(moved.points(), dimension);
    for (int i = 0; i < density.length; i++) {
      density[i] += moved.logVolume()[i] + dimension * Math.log(alpha);
    }
    return density;
  }

  /**
   * The variational lower bound on the log-density of {@link #sample} with infinitely many steps,
   * in nats, as a mean over draws of time and noise; shape (examples).
   *
   * @param draws per example, at times spread evenly with a common random offset
   */
  public double[] bound(double[] points, double[] given, int draws, long seed) {
    int examples = points.length / dimension;
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "bound", 0));
    double[] bound = new double[examples];
    double lastVariance = square(schedule.sigma(1));
    for (int i = 0; i < examples; i++) {
      double prior = 0;
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        prior +=
            0.5
                * (lastVariance
                    + (1 - lastVariance) * square(points[j])
                    - 1
                    - Math.log(lastVariance));
      }
      double decoder = 0.5 * dimension * (1 + Math.log(2 * Math.PI) + schedule.start());
      bound[i] = -prior - decoder;
    }
    double offset = random.nextDouble();
    for (int draw = 0; draw < draws; draw++) {
      double time = (draw + offset) / draws;
      double alpha = schedule.alpha(time);
      double sigma = schedule.sigma(time);
      double[] noise = GaussianBase.draw(random, points.length);
      double[] z = new double[points.length];
      for (int j = 0; j < z.length; j++) {
        z[j] = alpha * points[j] + sigma * noise[j];
      }
      double[] rest = network.at(time, z, given);
      for (int j = 0; j < z.length; j++) {
        double miss = noise[j] - (sigma * z[j] + rest[j]);
        bound[j / dimension] -= 0.5 * schedule.span() * miss * miss / draws;
      }
    }
    return bound;
  }

  private PointField field(double[] given, int first, int points) {
    PointField rest = network.ofGroup(given, first, points);
    return new PointField() {
      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public double[] velocity(double time, double[] z) {
        return scaled(rest.velocity(time, z), rate(time));
      }

      @Override
      public Divergent withDivergence(double time, double[] z) {
        Divergent both = rest.withDivergence(time, z);
        double rate = rate(time);
        return new Divergent(scaled(both.velocity(), rate), scaled(both.divergence(), rate));
      }
    };
  }

  private double rate(double time) {
    return 0.5 * schedule.span() * schedule.sigma(time);
  }

  private static double[] scaled(double[] numbers, double factor) {
    double[] scaled = numbers.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  private static double square(double x) {
    return x * x;
  }
}
