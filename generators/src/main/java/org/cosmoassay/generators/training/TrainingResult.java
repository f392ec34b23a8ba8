package org.cosmoassay.generators.training;

import org.cosmoassay.generators.network.Weights;

/**
 * What training ends with.
 *
 * @param weights moving average of the weights: the ones to use
 * @param curve losses
 * @param steps steps taken in all, those before a resume included
 * @param seconds time of this call, checkpoints included
 */
public record TrainingResult(Weights weights, LossCurve curve, int steps, double seconds) {}
