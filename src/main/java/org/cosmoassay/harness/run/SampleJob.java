package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.config.ModelPlace;
import org.cosmoassay.harness.engine.Job;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.jspecify.annotations.Nullable;

/** Clouds of a trained model, a task each. */
final class SampleJob implements Job<SentCloud> {

  private static final long serialVersionUID = 1L;

  private final String id = TaskShare.newName("sample");
  private final String model;
  private final double @Nullable [] box;
  private final @Nullable Double points;
  private final double[][] conditions;
  private final long seed;

  SampleJob(ModelSampler.Order order) {
    PeriodicBox sides = order.box();
    this.model = order.place().path().toAbsolutePath().toString();
    this.box = sides == null ? null : new double[] {sides.side(0), sides.side(1), sides.side(2)};
    this.points = order.points();
    this.conditions =
        order.conditions().stream()
            .map(
                c -> new double[] {c.omegaM(), c.omegaB(), c.h(), c.nS(), c.sigma8(), c.redshift()})
            .toArray(double[][]::new);
    this.seed = order.seed();
  }

  @Override
  public SentCloud run(int task) throws Exception {
    try {
      ModelClouds clouds = TaskShare.of(id, ModelClouds.class, this::open);
      double[] c = conditions[task];
      Cosmology condition = new Cosmology(c[0], c[1], c[2], c[3], c[4], c[5]);
      return SentCloud.of(
          clouds.draw(condition, RandomStreams.split(seed, ModelSampler.STREAM, task), false));
    } catch (GeneratorException
        | SourceException
        | ConfigurationException
        | IllegalArgumentException
        | IOException e) {
      return SentCloud.failed(String.valueOf(e.getMessage()));
    }
  }

  private ModelClouds open() throws IOException, ConfigurationException, SourceException {
    PeriodicBox sides = box == null ? null : new PeriodicBox(box[0], box[1], box[2]);
    return ModelClouds.open(
        new ModelPlace(Path.of(model)),
        new ModelSampler.Order(new ModelPlace(Path.of(model)), sides, points, List.of(), seed));
  }

  @Override
  public void release() {
    TaskShare.release(id);
  }
}
