package org.cosmoassay.generators.toy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.cosmoassay.generators.family.TrainedModel;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.generators.training.TrainingResult;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trains every family on every plane distribution and scores 4096 samples. Up to two minutes each:
 * run on request by {@code -Dcosmoassay.validation=true}, for one family by {@code
 * -Dcosmoassay.family=NAME}, for one distribution by {@code -Dcosmoassay.toy=NAME}; {@code
 * -Dcosmoassay.rewrite=true} writes the models that ship.
 */
@EnabledIfSystemProperty(named = "cosmoassay.validation", matches = "true")
final class TrainedToysTest {

  static final int SAMPLES = 4096;
  static final double LARGEST_RATIO = 3;
  static final double LARGEST_ACCURACY = 0.56;
  private static final double SECONDS_OF_TWO_CORES = 240;

  /** Families from which only figures are asked. */
  static final List<String> WITHOUT_THRESHOLD = List.of("autoencoder", "gan", "affine-flow");

  static Stream<Arguments> trainings() {
    String family = System.getProperty("cosmoassay.family", "");
    String toy = System.getProperty("cosmoassay.toy", "");
    return ToyRecipe.all().stream()
        .filter(recipe -> family.isEmpty() || recipe.family().equals(family))
        .flatMap(
            recipe ->
                Stream.of(PlaneDistribution.values())
                    .filter(d -> toy.isEmpty() || d.fileName().equals(toy))
                    .map(d -> Arguments.of(recipe, d)));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void reachesTheTruth(ToyRecipe recipe, PlaneDistribution truth)
      throws IOException, TrainingDivergedException {
    double start = processorSeconds();
    TrainingResult result = recipe.train(truth);
    double seconds = processorSeconds() - start;
    if (!recipe.beginsAfresh()) {
      seconds += ToyScores.read(models()).find(truth, recipe.begins()).orElseThrow().seconds();
    }
    TrainedModel model = recipe.create(truth).with(result.weights());
    TrainedModel.Samples samples = model.sample(SAMPLES, new double[0], 5);
    ToyScore score = ToyScore.of(truth, samples.points());
    String line =
        String.format(
            Locale.ROOT,
            "%s on %s: %.0f s of one core, %d evaluations per sample, %s",
            recipe.family(),
            truth.fileName(),
            seconds,
            samples.evaluations(),
            score);
    System.err.println(line);
    if (Boolean.getBoolean("cosmoassay.rewrite")) {
      ModelFolder.write(
          folder(truth, recipe),
          recipe.description(truth, command(recipe, truth)),
          result.weights(),
          result.curve().csv(),
          card(recipe, truth, seconds, samples.evaluations(), score));
      ToyScores.read(models())
          .with(
              new ToyScores.Row(
                  truth.fileName(), recipe.family(), seconds, samples.evaluations(), score))
          .write(models());
    }
    if (!WITHOUT_THRESHOLD.contains(recipe.family())) {
      assertThat(score.energyRatio()).as(line).isLessThanOrEqualTo(LARGEST_RATIO);
      assertThat(score.accuracy()).as(line).isLessThanOrEqualTo(LARGEST_ACCURACY);
      assertThat(seconds).as(line).isLessThanOrEqualTo(SECONDS_OF_TWO_CORES);
    }
  }

  static Path folder(PlaneDistribution truth, ToyRecipe recipe) {
    return models().resolve(truth.fileName() + "-" + recipe.family());
  }

  static Path models() {
    String root = Objects.requireNonNull(System.getProperty("cosmoassay.root"));
    return Path.of(root, "generators", "models", "toys");
  }

  private static String command(ToyRecipe recipe, PlaneDistribution truth) {
    return "mvn -pl generators -am test -Dtest=TrainedToysTest -Dsurefire.failIfNoSpecifiedTests=false"
        + " -Dcosmoassay.validation=true -Dcosmoassay.rewrite=true -Dcosmoassay.family="
        + recipe.family()
        + " -Dcosmoassay.toy="
        + truth.fileName();
  }

  private static String card(
      ToyRecipe recipe, PlaneDistribution truth, double seconds, int evaluations, ToyScore score) {
    return String.format(
        Locale.ROOT,
        """
        # %s on %s

        - Trained on fresh points of `%s`, %d steps of %d points%s: %.0f seconds of one core.
        - %d samples against as many fresh points of the truth: %s.
        - %d evaluations of the network per sample.
        - Meant for comparing families on a known truth in the plane. It says nothing about halos, and
          has never seen a point further out than the distribution's own.
        """,
        recipe.family(),
        truth.fileName(),
        truth.label(),
        recipe.stepsOn(truth),
        recipe.batch(),
        recipe.beginsAfresh() ? "" : " from the weights of " + recipe.begins(),
        seconds,
        SAMPLES,
        score,
        evaluations);
  }

  private static double processorSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        * 1e-9;
  }
}
