package org.cosmoassay.generators.training;

/**
 * Training went to infinity; the message names the step, the loss and the checkpoint that is good.
 */
public final class TrainingDivergedException extends Exception {

  private static final long serialVersionUID = 1L;

  public TrainingDivergedException(String message) {
    super(message);
  }
}
