package org.cosmoassay.harness.run;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.field.FieldModels;
import org.cosmoassay.generators.halo.HaloModels;
import org.cosmoassay.generators.onnx.OnnxGenerator;
import org.cosmoassay.generators.onnx.OnnxModel;
import org.cosmoassay.generators.onnx.OnnxNetwork;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.config.ModelPlace;
import org.cosmoassay.harness.config.OnnxModelFile;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/** A trained model of any kind, opened to draw clouds; safe for use by many threads. */
public abstract sealed class ModelClouds implements AutoCloseable {

  /** What a model takes from whoever asks, where it states nothing itself. */
  public interface Wish {

    /** The domain; null when nobody states it. */
    @Nullable PeriodicBox box() throws SourceException;

    /** The number of points that was asked for; null when none was. */
    @Nullable Double points();

    /** The number of points for models that make any; NaN when nobody states it. */
    double usualPoints() throws SourceException;
  }

  /**
   * A cloud and what is known beside it.
   *
   * @param nonFinite points left out for a non-finite value
   * @param outsideBox points left out for lying outside the box
   * @param logLikelihood in nats, as the model tells it; NaN when it does not
   */
  public record Drawn(PointCloud cloud, int nonFinite, int outsideBox, double logLikelihood) {}

  /**
   * Opens a model.
   *
   * @throws IOException when its files cannot be used
   * @throws ConfigurationException when its description has to be mended
   * @throws IllegalArgumentException when what is wished for cannot be had
   */
  public static ModelClouds open(ModelPlace place, Wish wish)
      throws IOException, ConfigurationException, SourceException {
    if (!place.isDescription()) {
      GeneratorSettings settings = new GeneratorSettings(box(null, wish), points(wish), Map.of());
      return new OfFolder(
          FieldModels.holds(place.path())
              ? FieldModels.open(place.path(), settings)
              : HaloModels.open(place.path(), settings));
    }
    OnnxModel model = OnnxModelFile.load(place.path());
    OnnxNetwork network = OnnxNetwork.open(model);
    try {
      return new OfOnnx(
          network, OnnxGenerator.of(network, box(model.box(), wish), points(network, wish)));
    } catch (SourceException | IllegalArgumentException e) {
      network.close();
      throw e;
    }
  }

  private static PeriodicBox box(@Nullable PeriodicBox own, Wish wish) throws SourceException {
    PeriodicBox box = own == null ? wish.box() : own;
    if (box == null) {
      throw new IllegalArgumentException("the model states no box; state it");
    }
    return box;
  }

  private static int points(OnnxNetwork network, Wish wish) throws SourceException {
    OptionalInt fixed = network.points();
    return fixed.isPresent() && wish.points() == null
        ? fixed.getAsInt()
        : (int) Math.round(points(wish));
  }

  private static double points(Wish wish) throws SourceException {
    Double asked = wish.points();
    double points = asked == null ? wish.usualPoints() : asked;
    if (Double.isNaN(points)) {
      throw new IllegalArgumentException(
          "the model makes clouds of any number of points; state how many");
    }
    return points;
  }

  /**
   * Draws one cloud.
   *
   * @param leaveOut whether points that cannot be part of a cloud are left out and counted instead
   *     of ending in an exception; of models trained here there are none
   */
  public abstract Drawn draw(Cosmology condition, long seed, boolean leaveOut)
      throws GeneratorException;

  /** Whether {@link #logLikelihood} answers. */
  public boolean evaluatesClouds() {
    return false;
  }

  /**
   * Log-likelihood of a cloud given a cosmology, in nats, up to a constant.
   *
   * @throws UnsupportedOperationException when the model evaluates none
   * @throws IllegalArgumentException when the cloud is not of the model's kind
   * @throws IllegalStateException when the cosmology lacks what the model needs
   */
  public double logLikelihood(PointCloud cloud, Cosmology cosmology) {
    throw new UnsupportedOperationException("this model evaluates no likelihood of clouds");
  }

  /** Whether it tells log-likelihoods of its clouds. */
  public abstract boolean evaluatesLikelihood();

  @Override
  public abstract void close() throws IOException;

  /** A model trained here. */
  private static final class OfFolder extends ModelClouds {

    private final Generator generator;

    OfFolder(Generator generator) {
      this.generator = generator;
    }

    @Override
    public Drawn draw(Cosmology condition, long seed, boolean leaveOut) throws GeneratorException {
      return new Drawn(generator.sample(condition, seed), 0, 0, Double.NaN);
    }

    @Override
    public boolean evaluatesLikelihood() {
      return false;
    }

    @Override
    public boolean evaluatesClouds() {
      return FieldModels.evaluatesLikelihood(generator);
    }

    @Override
    public double logLikelihood(PointCloud cloud, Cosmology cosmology) {
      return FieldModels.logLikelihood(generator, cloud, cosmology);
    }

    @Override
    public void close() {
      // Its memory goes with it.
    }
  }

  /** A model of somebody else's. */
  private static final class OfOnnx extends ModelClouds {

    private final OnnxNetwork network;
    private final OnnxGenerator generator;

    OfOnnx(OnnxNetwork network, OnnxGenerator generator) {
      this.network = network;
      this.generator = generator;
    }

    @Override
    public Drawn draw(Cosmology condition, long seed, boolean leaveOut) throws GeneratorException {
      OnnxGenerator.Draw draw = generator.draw(condition, seed, leaveOut);
      return new Drawn(draw.cloud(), draw.nonFinite(), draw.outsideBox(), draw.logLikelihood());
    }

    @Override
    public boolean evaluatesLikelihood() {
      return generator.evaluatesLikelihood();
    }

    @Override
    public void close() throws IOException {
      network.close();
    }
  }
}
