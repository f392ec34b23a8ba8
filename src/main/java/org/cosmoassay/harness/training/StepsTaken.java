package org.cosmoassay.harness.training;

import java.util.function.IntConsumer;
import org.cosmoassay.harness.run.Progress;

/** Tells a progress how many steps were taken, those before a checkpoint included. */
final class StepsTaken implements IntConsumer {

  private final Progress progress;
  private int told;

  StepsTaken(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void accept(int steps) {
    for (; told < steps; told++) {
      progress.step();
    }
  }
}
