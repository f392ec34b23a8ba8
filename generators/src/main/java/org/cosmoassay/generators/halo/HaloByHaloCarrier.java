package org.cosmoassay.generators.halo;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.cosmoassay.generators.family.TrainedModel;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Draws what becomes of each halo from a density that is conditional on its surroundings. */
final class HaloByHaloCarrier implements HaloCarrier {

  private final int neighbours;
  private final Supplier<TrainedModel> models;
  private final Standardization ofChanges;
  private final Standardization ofSurroundings;

  /** A model serves one thread at a time; those not in use wait here. */
  private final Queue<TrainedModel> idle = new ConcurrentLinkedQueue<>();

  /**
   * A carrier.
   *
   * @param models makes the density
   */
  HaloByHaloCarrier(
      int neighbours,
      Supplier<TrainedModel> models,
      Standardization ofChanges,
      Standardization ofSurroundings) {
    this.neighbours = neighbours;
    this.models = models;
    this.ofChanges = ofChanges;
    this.ofSurroundings = ofSurroundings;
  }

  @Override
  public States carry(BaseHalos base, long seed) {
    HaloSurroundings around = HaloSurroundings.of(base, neighbours);
    int conditions = HaloSurroundings.count(neighbours);
    double[] given = new double[base.size() * conditions];
    for (int k = 0; k < given.length; k++) {
      given[k] = HaloExamples.condition(ofSurroundings, around.numbers()[k], k % conditions);
    }
    TrainedModel waiting = idle.poll();
    TrainedModel model = waiting == null ? models.get() : waiting;
    TrainedModel.Samples drawn =
        model.sample(base.size(), given, RandomStreams.split(seed, "changes", 0));
    idle.add(model);
    double[] changes = drawn.points();
    double[] states = new double[changes.length];
    for (int k = 0; k < changes.length; k++) {
      changes[k] = ofChanges.value(changes[k], k % HaloUnits.STATE);
    }
    for (int i = 0; i < base.size(); i++) {
      HaloChanges.toState(base, around.frames(), i, changes, states);
    }
    return new States(states, drawn.evaluations());
  }
}
