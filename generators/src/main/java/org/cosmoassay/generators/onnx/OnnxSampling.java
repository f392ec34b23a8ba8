package org.cosmoassay.generators.onnx;

import org.cosmoassay.generators.diffusion.NoisePath;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.jspecify.annotations.Nullable;

/**
 * How a network is turned into a sampler. Along straight lines, noise stands at time 0 and data at
 * 1, or the other way round; along a path of noise, data stand at time 0.
 *
 * @param solver of the paths; its steps are also those of ancestral sampling
 * @param noise the path of a score or of a prediction of noise; null for a velocity
 * @param ancestral whether noise is predicted and drawn in turn instead of solving an equation
 * @param leastTime where paths of noise end
 * @param dataAtStart whether data of a velocity stand at time 0
 */
public record OnnxSampling(
    OdeSolver solver,
    @Nullable NoisePath noise,
    boolean ancestral,
    double leastTime,
    boolean dataAtStart) {}
