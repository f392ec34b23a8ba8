package org.cosmoassay.generators.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Precision;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * The training loop. Every step takes the objectives in turn (one for most families, two for an
 * adversarial pair): draw, gradients, clipping by their global norm, AdamW, moving average. The
 * randomness of a step is a function of seed, objective and step alone, so that a run resumed from
 * a checkpoint ends with the same bits as one that was never stopped.
 *
 * <p>A loss or gradient that is not finite ends training: the weights are lost by then, and the
 * last checkpoint is good, as none is written of weights that are not finite.
 */
public final class Trainer {

  private final TrainingSettings settings;
  private final List<Objective> objectives;
  private final @Nullable CheckpointFile checkpoints;
  private IntConsumer progress = step -> {};
  private int stopAfter = Integer.MAX_VALUE;

  private Trainer(
      TrainingSettings settings, List<Objective> objectives, @Nullable CheckpointFile checkpoints) {
    this.settings = settings;
    this.objectives = List.copyOf(objectives);
    this.checkpoints = checkpoints;
  }

  /** A loop without checkpoints. */
  public static Trainer of(TrainingSettings settings, List<? extends Objective> objectives) {
    return new Trainer(settings, List.copyOf(objectives), null);
  }

  /** A loop that keeps a checkpoint in a file and resumes from it when it exists. */
  public static Trainer of(
      TrainingSettings settings, List<? extends Objective> objectives, CheckpointFile checkpoints) {
    return new Trainer(settings, List.copyOf(objectives), checkpoints);
  }

  /** Calls back with the number of steps taken after each of them. */
  public Trainer withProgress(IntConsumer progress) {
    this.progress = progress;
    return this;
  }

  /** Stops early after this many steps, with a checkpoint: training in several sittings. */
  public Trainer stoppingAfter(int steps) {
    this.stopAfter = steps;
    return this;
  }

  /**
   * Trains from these weights, or from the checkpoint when there is one.
   *
   * @throws TrainingDivergedException when a loss or gradient is not finite
   * @throws IOException when a checkpoint cannot be read or written; the last good one is left
   */
  public TrainingResult train(Weights initial) throws IOException, TrainingDivergedException {
    long start = System.nanoTime();
    TrainingState state = TrainingState.of(initial, objectives, settings.steps());
    if (checkpoints != null && checkpoints.exists()) {
      checkpoints.read(state, settings);
    }
    List<Player> players = new ArrayList<>();
    for (Objective objective : objectives) {
      players.add(Player.of(objective, state));
    }
    AdamW optimizer = new AdamW(settings);
    long lastCheckpoint = start;
    int end = Math.min(settings.steps(), stopAfter);
    while (state.step < end) {
      double[] losses = new double[players.size()];
      for (int i = 0; i < losses.length; i++) {
        losses[i] = step(players.get(i), state, optimizer, players);
      }
      state.average(settings.averaging());
      state.curve.add(state.step, losses);
      state.step++;
      progress.accept(state.step);
      long now = System.nanoTime();
      if (checkpoints != null && (now - lastCheckpoint) * 1e-9 >= settings.checkpointSeconds()) {
        writeCheckpoint(checkpoints, state);
        lastCheckpoint = now;
      }
    }
    if (checkpoints != null) {
      writeCheckpoint(checkpoints, state);
    }
    return new TrainingResult(
        Weights.of(tensors(state.averages, state)),
        state.curve,
        state.step,
        (System.nanoTime() - start) * 1e-9);
  }

  private double step(Player player, TrainingState state, AdamW optimizer, List<Player> players)
      throws TrainingDivergedException {
    UniformRandomProvider random =
        RandomStreams.of(RandomStreams.split(settings.seed(), player.objective.name(), state.step));
    Graph.Gradients gradients =
        player.graph.gradients(player.objective.draw(random), player.trained);
    double norm = norm(gradients.byWeight());
    if (!Double.isFinite(gradients.loss()) || !Double.isFinite(norm)) {
      throw diverged(player.objective, state.step, gradients.loss(), norm);
    }
    double clip = optimizer.clip(norm);
    gradients
        .byWeight()
        .forEach(
            (name, gradient) -> {
              float[] weights = state.weights(name);
              optimizer.apply(
                  state.step, weights, gradient, clip, state.first(name), state.second(name));
              for (Player other : players) {
                other.graph.assign(name, weights);
              }
            });
    return gradients.loss();
  }

  private TrainingDivergedException diverged(
      Objective objective, int step, double loss, double norm) {
    String kept;
    if (checkpoints == null) {
      kept = "No checkpoint was asked for, so nothing is left of it.";
    } else if (checkpoints.exists()) {
      kept = "The last good checkpoint is " + checkpoints.path() + ".";
    } else {
      kept = "No checkpoint was due before that.";
    }
    return new TrainingDivergedException(
        ("Training diverged at step %d: the loss %s is %s, the norm of its gradient %s. %s Lower"
                + " learning-rate (%s) or largest-gradient (%s).")
            .formatted(
                step + 1,
                objective.name(),
                loss,
                norm,
                kept,
                settings.learningRate(),
                settings.largestGradient()));
  }

  private void writeCheckpoint(CheckpointFile file, TrainingState state) throws IOException {
    if (state.isFinite()) {
      file.write(state, settings);
    }
  }

  private static double norm(SortedMap<String, float[]> gradients) {
    double sum = 0;
    for (float[] gradient : gradients.values()) {
      for (float g : gradient) {
        sum += (double) g * g;
      }
    }
    return Math.sqrt(sum);
  }

  private static Map<String, Tensor> tensors(
      SortedMap<String, float[]> values, TrainingState state) {
    Map<String, Tensor> tensors = new TreeMap<>();
    values.forEach((name, numbers) -> tensors.put(name, Tensor.of(numbers, state.shape(name))));
    return tensors;
  }

  /** An objective with its graph and the names of the weights that it changes. */
  private record Player(Objective objective, Graph graph, List<String> trained) {

    static Player of(Objective objective, TrainingState state) {
      Graph graph = Graph.over(Weights.of(tensors(state.weights, state)), Precision.SINGLE);
      graph.minimize(objective.loss(graph));
      List<String> trained = graph.usedWeights().stream().filter(objective::trains).toList();
      return new Player(objective, graph, trained);
    }
  }
}
