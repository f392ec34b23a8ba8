package org.cosmoassay.generators.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Clouds of an ONNX model. The first noise is drawn from the seed itself, as that of the models
 * trained here is, and every further one from a stream of its own.
 */
public final class OnnxGenerator implements Generator {

  private static final int VERSION = 1;

  private final OnnxNetwork network;
  private final OnnxModel model;
  private final PeriodicBox box;
  private final int points;

  private OnnxGenerator(OnnxNetwork network, PeriodicBox box, int points) {
    this.network = network;
    this.model = network.model();
    this.box = box;
    this.points = points;
  }

  /**
   * A generator.
   *
   * @param box the domain
   * @param points of every cloud
   * @throws IllegalArgumentException when the network takes another number of points, or none
   */
  public static OnnxGenerator of(OnnxNetwork network, PeriodicBox box, int points) {
    int fixed = network.points().orElse(points);
    if (points != fixed) {
      throw new IllegalArgumentException(
          "points (%d) cannot be had: %s makes clouds of %d points; ask for those"
              .formatted(points, network.model().network(), fixed));
    }
    if (points < 1) {
      throw new IllegalArgumentException("points (%d) must be 1 or more".formatted(points));
    }
    return new OnnxGenerator(network, box, points);
  }

  @Override
  public String identity() {
    return "onnx/%d sha256=%s points=%d box=%s %s"
        .formatted(
            VERSION,
            network.sha256(),
            points,
            box,
            List.of(
                model.kind(),
                model.inputs(),
                model.outputs(),
                model.columns(),
                String.valueOf(model.redshift()),
                model.wrap(),
                String.valueOf(model.sampling())));
  }

  @Override
  public PointCloud sample(Cosmology condition, long seed) throws GeneratorException {
    return draw(condition, seed, false).cloud();
  }

  /** Whether {@link #draw} tells log-likelihoods. */
  public boolean evaluatesLikelihood() {
    return PointTable.evaluatesLikelihood(model);
  }

  /**
   * A cloud and what is known beside it.
   *
   * @param nonFinite points left out for a non-finite value
   * @param outsideBox points left out for lying outside the box
   * @param logLikelihood of the cloud in nats, as the model itself tells it; NaN when it does not
   */
  public record Draw(PointCloud cloud, int nonFinite, int outsideBox, double logLikelihood) {}

  /**
   * Draws one cloud.
   *
   * @param leaveOut whether points that cannot be part of a cloud are left out and counted instead
   *     of ending in an exception
   */
  public Draw draw(Cosmology condition, long seed, boolean leaveOut) throws GeneratorException {
    Cosmology cosmology = cosmology(condition);
    try (OnnxCall call = network.call(points)) {
      for (OnnxPort port : model.inputs()) {
        if (port.role() == Role.CONDITIONS) {
          call.put(port, conditions(port, cosmology, call.size(port)));
        }
      }
      Map<String, double[]> answers =
          model.sampling() == null
              ? sampled(call, seed)
              : Map.of(
                  model.cloud().name(),
                  new NetworkSampler(model, model.sampling(), call).draw(seed));
      return new PointTable(model, box, points, answers).draw(cosmology, leaveOut);
    } catch (IllegalStateException | ArithmeticException e) {
      throw new GeneratorException("%s: %s".formatted(model.description(), e.getMessage()), e);
    }
  }

  private Map<String, double[]> sampled(OnnxCall call, long seed) throws GeneratorException {
    int drawn = 0;
    for (OnnxPort port : model.inputs()) {
      if (port.role() == Role.SEED) {
        call.seed(port, seed);
      } else if (port.role() == Role.NOISE) {
        long own = drawn == 0 ? seed : RandomStreams.split(seed, "noise", drawn);
        call.put(port, noise(port, own, call.size(port)));
        drawn++;
      }
    }
    return call.run();
  }

  private static double[] noise(OnnxPort port, long seed, int numbers) {
    if (!port.uniform()) {
      return GaussianBase.draw(seed, numbers);
    }
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "base", 0));
    double[] noise = new double[numbers];
    Arrays.setAll(noise, i -> random.nextDouble());
    return noise;
  }

  /** The parameters again and again: one set per cloud, or one per point. */
  private double[] conditions(OnnxPort port, Cosmology cosmology, int numbers)
      throws GeneratorException {
    List<OnnxPort.Parameter> parameters = port.parameters();
    double[] values = new double[numbers];
    for (int i = 0; i < numbers; i++) {
      OnnxPort.Parameter parameter = parameters.get(i % parameters.size());
      values[i] =
          switch (parameter) {
            case OMEGA_M -> cosmology.omegaM();
            case OMEGA_B -> cosmology.omegaB();
            case H -> cosmology.h();
            case N_S -> cosmology.nS();
            case SIGMA_8 -> cosmology.sigma8();
            case REDSHIFT -> cosmology.redshift();
          };
      if (Double.isNaN(values[i])) {
        throw new GeneratorException(
            "%s is conditioned on %s, which is not stated; state it in the conditions"
                .formatted(model.description(), parameter.word()));
      }
    }
    return values;
  }

  private Cosmology cosmology(Cosmology condition) throws GeneratorException {
    Double redshift = model.redshift();
    if (redshift == null || condition.redshift() == redshift) {
      return condition;
    }
    if (!Double.isNaN(condition.redshift())) {
      throw new GeneratorException(
          "%s makes clouds at redshift %s, but one at %s is asked for; condition it on that, or ask for its own"
              .formatted(model.description(), redshift, condition.redshift()));
    }
    return condition.withRedshift(redshift);
  }
}
