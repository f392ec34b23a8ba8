package org.cosmoassay.generators.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.generators.adversarial.AdversarialNetwork;
import org.cosmoassay.generators.autoencoder.VariationalAutoencoder;
import org.cosmoassay.generators.continuous.ContinuousNormalizingFlow;
import org.cosmoassay.generators.diffusion.Diffusion;
import org.cosmoassay.generators.diffusion.NoiseSchedule;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.flow.CouplingFlow;
import org.cosmoassay.generators.interpolant.Interpolant;
import org.cosmoassay.generators.matching.FlowMatching;
import org.cosmoassay.generators.network.Perceptron;
import org.cosmoassay.generators.training.TrainingData;

/** The families by name, for points that are a fixed number of numbers, on perceptrons. */
public final class Families {

  /** Names of all families, in alphabetical order. */
  public static final List<String> NAMES =
      List.of(
          "affine-flow",
          "autoencoder",
          "continuous-flow",
          "diffusion",
          "flow-matching",
          "gan",
          "interpolant",
          "spline-flow");

  private static final List<String> SOLVERS =
      List.of("dormand-prince-54", "dormand-prince-853", "euler", "heun", "runge-kutta-4");

  private final Function<String, TrainingData> data;

  private Families(Function<String, TrainingData> data) {
    this.data = data;
  }

  /**
   * Families that find the data they begin from by its label.
   *
   * @param data throws {@link IllegalArgumentException} for a label that it does not know
   */
  public static Families findingDataBy(Function<String, TrainingData> data) {
    return new Families(data);
  }

  /**
   * A family with its parameters.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  public Family create(
      String family, int dimension, int conditions, Map<String, Object> architecture) {
    if (!NAMES.contains(family)) {
      throw new IllegalArgumentException(
          "unknown family %s; known are %s".formatted(family, String.join(", ", NAMES)));
    }
    Parameters parameters = Parameters.of(family, architecture);
    Layers layers = new Layers(parameters, conditions);
    return switch (family) {
      case "affine-flow", "spline-flow" -> {
        int couplings = whole(parameters, "layers", 8);
        int width = whole(parameters, "width", 64);
        parameters.requireValid();
        yield new CouplingFlow(
            family.equals("affine-flow") ? CouplingFlow.Kind.AFFINE : CouplingFlow.Kind.SPLINE,
            dimension,
            conditions,
            couplings,
            width);
      }
      case "flow-matching" -> {
        OdeSolver solver = solver(parameters);
        Perceptron network = layers.field("velocity", dimension);
        parameters.requireValid();
        yield new FlowMatching(network, dimension, conditions, solver);
      }
      case "continuous-flow" -> {
        OdeSolver solver = solver(parameters);
        Perceptron network = layers.field("velocity", dimension);
        int steps = whole(parameters, "training-solver-steps", 6);
        parameters.requireValid();
        yield new ContinuousNormalizingFlow(network, dimension, conditions, steps, solver);
      }
      case "diffusion" -> {
        OdeSolver solver = solver(parameters);
        Perceptron network = layers.field("noise", dimension);
        int steps = whole(parameters, "sampling-steps", 250);
        NoiseSchedule initial = schedule(parameters);
        parameters.requireValid();
        yield new Diffusion(network, dimension, conditions, steps, solver, initial);
      }
      case "interpolant" -> {
        OdeSolver solver = solver(parameters);
        double scatter = parameters.nonNegative("scatter", 0.5);
        double diffusion = parameters.nonNegative("diffusion", 1);
        int steps = whole(parameters, "sampling-steps", 250);
        Perceptron velocity = layers.field("velocity", dimension);
        Perceptron noise = layers.field("noise", dimension);
        TrainingData origin = data.apply(parameters.text("origin", "gaussian"));
        parameters.requireValid();
        yield new Interpolant(
            velocity, noise, dimension, conditions, origin, scatter, diffusion, steps, solver);
      }
      case "autoencoder" -> {
        int latent = whole(parameters, "latent", 2);
        Perceptron mean = layers.plain("encoder-mean", dimension, latent);
        Perceptron scatter = layers.plain("encoder-scatter", dimension, latent);
        Perceptron decoder = layers.plain("decoder", latent, dimension);
        parameters.requireValid();
        yield new VariationalAutoencoder(mean, scatter, decoder, dimension, latent, conditions);
      }
      default -> {
        int latent = whole(parameters, "latent", 4);
        double penalty = parameters.nonNegative("penalty", 0.1);
        Perceptron generator = layers.plain(AdversarialNetwork.GENERATOR, latent, dimension);
        Perceptron discriminator = layers.plain(AdversarialNetwork.DISCRIMINATOR, dimension, 1);
        parameters.requireValid();
        yield new AdversarialNetwork(
            generator, discriminator, dimension, latent, conditions, penalty);
      }
    };
  }

  private static OdeSolver solver(Parameters parameters) {
    String name = parameters.oneOf("solver", "dormand-prince-54", SOLVERS);
    OdeSolver.Method method =
        OdeSolver.Method.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    double tolerance = parameters.positive("tolerance", 1e-5);
    int steps = whole(parameters, "solver-steps", 50);
    return new OdeSolver(method, steps, tolerance, tolerance);
  }

  private static NoiseSchedule schedule(Parameters parameters) {
    double noise = parameters.positive("least-noise", Math.exp(NoiseSchedule.INITIAL.gamma(0) / 2));
    double signal =
        parameters.positive("least-signal", Math.exp(-NoiseSchedule.INITIAL.gamma(1) / 2));
    boolean ordered = noise * signal < 1;
    parameters.require(
        ordered, "least-noise", noise, "must be less than 1 / least-signal (" + 1 / signal + ")");
    return ordered ? NoiseSchedule.between(noise, signal) : NoiseSchedule.INITIAL;
  }

  private static int whole(Parameters parameters, String name, int defaultValue) {
    double value = parameters.positive(name, defaultValue);
    boolean whole = value == Math.rint(value) && value <= 1 << 16;
    parameters.require(whole, name, value, "must be a whole number up to 65536");
    return whole ? (int) value : defaultValue;
  }

  /** Perceptrons of one width and depth. */
  private static final class Layers {

    private final int conditions;
    private final int width;
    private final int depth;
    private final Parameters parameters;

    Layers(Parameters parameters, int conditions) {
      this.parameters = parameters;
      this.conditions = conditions;
      this.width = whole(parameters, "width", 128);
      this.depth = whole(parameters, "depth", 3);
    }

    Perceptron field(String name, int dimension) {
      int frequencies = whole(parameters, "frequencies", 4);
      return new Perceptron(name, dimension, frequencies, conditions, width, depth, dimension);
    }

    Perceptron plain(String name, int inputs, int outputs) {
      return new Perceptron(name, inputs, 0, conditions, width, depth, outputs);
    }
  }
}
