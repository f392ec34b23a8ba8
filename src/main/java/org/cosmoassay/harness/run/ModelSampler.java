package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.harness.config.ModelPlace;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.jspecify.annotations.Nullable;

/** Draws clouds of a trained model; cloud i has a seed of its own, wherever it is drawn. */
public final class ModelSampler {

  /** The name of the streams of seeds. */
  static final String STREAM = "sample";

  private ModelSampler() {}

  /**
   * What is to be drawn.
   *
   * @param place of the model
   * @param box null when it is not stated
   * @param points null when they are not stated
   * @param conditions one per cloud
   */
  public record Order(
      ModelPlace place,
      @Nullable PeriodicBox box,
      @Nullable Double points,
      List<Cosmology> conditions,
      long seed)
      implements ModelClouds.Wish {
    public Order {
      conditions = List.copyOf(conditions);
    }

    @Override
    public double usualPoints() {
      return Double.NaN;
    }
  }

  /**
   * Draws with the threads at hand.
   *
   * @throws SourceException when the model cannot draw one of them
   */
  public static List<ModelClouds.Drawn> here(ModelClouds model, Order order, Progress progress)
      throws SourceException {
    ModelClouds.Drawn[] drawn = new ModelClouds.Drawn[order.conditions().size()];
    try {
      IntStream.range(0, drawn.length)
          .parallel()
          .forEach(
              i -> {
                drawn[i] = draw(model, order, i);
                progress.step();
              });
    } catch (FailedDraw e) {
      throw new SourceException(String.valueOf(e.getMessage()), e);
    }
    return List.of(drawn);
  }

  private static ModelClouds.Drawn draw(ModelClouds model, Order order, int index) {
    try {
      return model.draw(
          order.conditions().get(index), RandomStreams.split(order.seed(), STREAM, index), false);
    } catch (GeneratorException e) {
      throw new FailedDraw(message(order, index, String.valueOf(e.getMessage())), e);
    }
  }

  private static String message(Order order, int index, String reason) {
    return "%s, cloud %d: %s".formatted(order.place().path(), index, reason);
  }

  /**
   * Has them drawn by an engine.
   *
   * @throws SourceException when the model cannot draw one of them
   */
  public static List<ModelClouds.Drawn> elsewhere(Engine engine, Order order, Progress progress)
      throws SourceException, RunStoreException {
    int clouds = order.conditions().size();
    AtomicReferenceArray<SentCloud> sent = new AtomicReferenceArray<>(clouds);
    List<ModelClouds.Drawn> drawn = new ArrayList<>();
    try (Engine.Execution execution = engine.start(new SampleJob(order), clouds, sent::set)) {
      for (int i = 0; i < clouds; i++) {
        EngineTasks.await(execution, i);
        SentCloud cloud = sent.getAndSet(i, null);
        if (!cloud.failure().isEmpty()) {
          throw new SourceException(message(order, i, cloud.failure()));
        }
        drawn.add(cloud.drawn());
        progress.step();
      }
    }
    return drawn;
  }

  /** Carries a failure out of a parallel loop. */
  private static final class FailedDraw extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailedDraw(String message, GeneratorException cause) {
      super(message, cause);
    }
  }
}
