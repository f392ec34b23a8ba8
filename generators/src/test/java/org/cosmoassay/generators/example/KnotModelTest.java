package org.cosmoassay.generators.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.model.Families;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.generators.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The model folder {@code generators/examples/knot}, whose network is also there as ONNX. */
final class KnotModelTest {

  private static final Map<String, Object> ARCHITECTURE =
      Map.of("width", 64, "depth", 3, "solver", "runge-kutta-4", "solver-steps", 25);
  private static final int STEPS = 4000;
  private static final int BATCH = 512;
  private static final String COMMAND =
      "mvn -pl generators -am test -Dtest=KnotModelTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dcosmoassay.rewrite=true";

  private static final Families FAMILIES =
      Families.findingDataBy(
          label -> {
            throw new IllegalArgumentException("no data " + label);
          });

  private static Path folder() {
    String root = Objects.requireNonNull(System.getProperty("cosmoassay.root"));
    return Path.of(root, "generators", "examples", "knot");
  }

  private static Family family() {
    return FAMILIES.create("flow-matching", 3, 0, ARCHITECTURE);
  }

  @Test
  @EnabledIfSystemProperty(named = "cosmoassay.rewrite", matches = "true")
  void train() throws IOException, TrainingDivergedException {
    TrainingSettings settings =
        TrainingSettings.DEFAULTS.withSteps(STEPS).withLearningRate(2e-3).withSeed(1);
    TrainingResult result =
        Trainer.of(settings, family().objectives(new Knot(), BATCH)).train(family().initial(1));
    ModelFolder.write(
        folder(),
        new ModelDescription(
            "flow-matching",
            3,
            0,
            new TreeMap<>(ARCHITECTURE),
            new Knot().label(),
            new Knot().checksum(),
            1,
            new TreeMap<>(Map.of("steps", STEPS, "batch", BATCH, "learning-rate", 2e-3)),
            COMMAND),
        result.weights(),
        result.curve().csv(),
        """
        # Flow matching on a knot

        - An example of a model that is also an ONNX file. Trained on fresh points around a trefoil knot, %d steps of %d.
        - Meant for showing how a network is brought along. It says nothing about galaxies.
        - Made by: `%s`
        """
            .formatted(STEPS, BATCH, COMMAND));
  }

  /** A network this small leaves some points between the strands; noise has most of its there. */
  @Test
  void itsPointsLieAroundTheKnot() throws IOException {
    ModelFolder model = ModelFolder.read(folder(), FAMILIES);
    assertThat(near(model.model().sample(300, new double[0], 3).points())).isGreaterThan(210);
    assertThat(near(GaussianBase.draw(3, 900))).isLessThan(90);
  }

  /** Points within 0.25 of the knot: of the truth 99.8 %, as that is 3.5 times its scatter. */
  private static int near(double[] points) {
    int near = 0;
    for (int i = 0; i < points.length; i += 3) {
      double least = Double.POSITIVE_INFINITY;
      for (double u = 0; u < 2 * Math.PI; u += 0.01) {
        double[] place = Knot.place(u);
        double dx = points[i] - place[0];
        double dy = points[i + 1] - place[1];
        double dz = points[i + 2] - place[2];
        least = Math.min(least, dx * dx + dy * dy + dz * dz);
      }
      near += least < 0.25 * 0.25 ? 1 : 0;
    }
    return near;
  }
}
