package org.cosmoassay.generators.halo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.NumberArray;
import org.cosmoassay.generators.training.Objective;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The loss of a stochastic interpolant between sets of halos (Albergo, Boffi & Vanden-Eijnden 2023,
 * arXiv:2303.08797) whose ends belong together (Albergo et al. 2023, arXiv:2310.03725): with base
 * states x0, target states x1 and Gaussian z,
 *
 * <pre>x_t = (1 - t) x0 + t x1 + s (1 - t) z,   loss = |b(t, x_t, x0) - (x1 - x0 - s z)|^2,</pre>
 *
 * <p>so that the field b carries the base, blurred by the noise s, into draws of x1 given x0.
 *
 * @param network the field
 * @param pairs what to learn from
 * @param noise s for displacement, velocity and mass, in {@link HaloUnits}
 * @param sets sets per step, each at a time of its own
 * @param halos halos per set and step
 */
record HaloInterpolant(
    HaloNetwork network, List<HaloPair> pairs, HaloNoise noise, int sets, int halos)
    implements Objective {

  private static final String TARGET = "target";
  private static final String WEIGHT = "weight";

  @Override
  public String name() {
    return "velocity";
  }

  @Override
  public SDVariable loss(Graph graph) {
    SDVariable target = graph.input(TARGET, -1, HaloUnits.STATE);
    SDVariable weight = graph.input(WEIGHT, -1, HaloUnits.STATE);
    SDVariable error = network.answer(graph).sub(target);
    return graph.operations().math().square(error).mul(weight).mean();
  }

  @Override
  public Map<String, NumberArray> draw(UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    int examples = sets * halos;
    HaloFeatures features = HaloFeatures.of(examples, network.neighbours());
    double[] targets = new double[examples * HaloUnits.STATE];
    double[] weights = new double[examples * HaloUnits.STATE];
    int row = 0;
    for (int set = 0; set < sets; set++) {
      HaloPair pair = pairs.get(random.nextInt(pairs.size()));
      int n = pair.base().size();
      // One time in each of equal stretches: the same mean, less scatter.
      double time = (set + random.nextDouble()) / sets;
      double[] states = new double[n * HaloUnits.STATE];
      double[] velocities = new double[n * HaloUnits.STATE];
      for (int k = 0; k < states.length; k++) {
        int number = k % HaloUnits.STATE;
        double from = pair.base().state(k / HaloUnits.STATE, number);
        double z = noise.of(number) * normal.sample();
        states[k] = (1 - time) * (from + z) + time * pair.targets()[k];
        velocities[k] = pair.targets()[k] - from - z;
      }
      int[] chosen = new int[halos];
      for (int k = 0; k < halos; k++) {
        chosen[k] = random.nextInt(n);
        for (int number = 0; number < HaloUnits.STATE; number++) {
          int to = row * HaloUnits.STATE + number;
          targets[to] = velocities[chosen[k] * HaloUnits.STATE + number];
          weights[to] = number == HaloUnits.MASS || pair.moved()[chosen[k]] ? 1 : 0;
        }
        row++;
      }
      features.add(pair.base(), states, time, chosen);
    }
    Map<String, NumberArray> inputs = new HashMap<>(features.inputs());
    inputs.put(TARGET, NumberArray.of(targets, examples, HaloUnits.STATE));
    inputs.put(WEIGHT, NumberArray.of(weights, examples, HaloUnits.STATE));
    return inputs;
  }
}
