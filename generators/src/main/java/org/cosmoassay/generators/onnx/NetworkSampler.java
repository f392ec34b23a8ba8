package org.cosmoassay.generators.onnx;

import java.util.Objects;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.diffusion.AncestralSampler;
import org.cosmoassay.generators.diffusion.NoisePath;
import org.cosmoassay.generators.dynamics.VectorField;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * Turns a network into samples. A velocity v is followed, {@code dx/dt = v(x, t)}, from Gaussian
 * noise to data. A score s, or a prediction e of noise, of {@code z = alpha x + sigma e} stands for
 * {@code e = -sigma s} and is followed by the probability-flow equation (Song et al. 2020,
 * arXiv:2011.13456, eq. 13)
 *
 * <pre>dz/dt = beta(t)/2 (e/sigma - z)</pre>
 *
 * or by ancestral steps, down to the least time, where {@code z / alpha} is the sample.
 */
final class NetworkSampler {

  private final OnnxModel model;
  private final OnnxSampling sampling;
  private final OnnxCall call;
  private final OnnxPort state;
  private final @Nullable OnnxPort time;

  NetworkSampler(OnnxModel model, OnnxSampling sampling, OnnxCall call) {
    this.model = model;
    this.sampling = sampling;
    this.call = call;
    this.state = Objects.requireNonNull(input(model, Role.CLOUD));
    this.time = input(model, Role.TIME);
  }

  private static @Nullable OnnxPort input(OnnxModel model, Role role) {
    return model.inputs().stream().filter(port -> port.role() == role).findFirst().orElse(null);
  }

  /** The numbers of one cloud. */
  double[] draw(long seed) throws GeneratorException {
    double[] start = GaussianBase.draw(seed, call.size(state));
    try {
      NoisePath path = sampling.noise();
      if (path == null) {
        double end = sampling.dataAtStart() ? 0 : 1;
        return solve(this::network, 1 - end, end, start);
      }
      return denoised(path, seed, start);
    } catch (FailedCall e) {
      throw e.reason;
    }
  }

  private double[] denoised(NoisePath path, long seed, double[] start) {
    double least = sampling.leastTime();
    double[] z;
    if (sampling.ancestral()) {
      z = start;
      ZigguratSampler.NormalizedGaussian normal =
          ZigguratSampler.NormalizedGaussian.of(
              RandomStreams.of(RandomStreams.split(seed, "noise", 0)));
      new AncestralSampler(path, sampling.solver().steps(), least)
          .reverse((at, numbers) -> noise(path, at, numbers), z, normal);
    } else {
      z = solve((at, numbers) -> flow(path, at, numbers), 1, least, start);
    }
    double alpha = path.alpha(least);
    for (int i = 0; i < z.length; i++) {
      z[i] /= alpha;
    }
    return z;
  }

  private double[] solve(VectorField field, double from, double to, double[] start) {
    return sampling.solver().solve(field, from, to, start).y();
  }

  private double[] flow(NoisePath path, double at, double[] z) {
    double sigma = path.sigma(at);
    double rate = 0.5 * path.beta(at);
    double[] rates = noise(path, at, z);
    for (int i = 0; i < z.length; i++) {
      rates[i] = rate * (rates[i] / sigma - z[i]);
    }
    return rates;
  }

  private double[] noise(NoisePath path, double at, double[] z) {
    double[] answer = network(at, z);
    if (model.kind() == OnnxModel.Kind.SCORE) {
      double sigma = path.sigma(at);
      for (int i = 0; i < answer.length; i++) {
        answer[i] *= -sigma;
      }
    }
    return answer;
  }

  private double[] network(double at, double[] numbers) {
    try {
      call.put(state, numbers);
      if (time != null) {
        call.fill(time, at * time.factor());
      }
      double[] answer = Objects.requireNonNull(call.run().get(model.cloud().name()));
      for (int i = 0; i < answer.length; i++) {
        if (!Double.isFinite(answer[i])) {
          throw new GeneratorException(
              "%s answered %s at time %s (number %d of output `%s`); check its weights and the units of its inputs"
                  .formatted(model.network(), answer[i], at, i, model.cloud().name()));
        }
      }
      return answer;
    } catch (GeneratorException e) {
      throw new FailedCall(e);
    }
  }

  /** Carries a failure through the solver. */
  private static final class FailedCall extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final GeneratorException reason;

    FailedCall(GeneratorException reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
