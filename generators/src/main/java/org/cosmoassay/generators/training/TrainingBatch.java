package org.cosmoassay.generators.training;

/**
 * Examples of one training step, in row-major order; the arrays are handed over.
 *
 * @param examples how many
 * @param points shape (examples, dimension)
 * @param conditions shape (examples, conditions); empty when there are none
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one place to the next, never compared
public record TrainingBatch(int examples, double[] points, double[] conditions) {}
