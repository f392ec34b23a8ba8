package org.cosmoassay.generators.toy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cosmoassay.generators.family.TrainedModel;
import org.cosmoassay.generators.model.ModelFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The models that ship still sample what they were trained on: loaded and scored with 1024 points.
 * A quarter of the points of {@code scores.csv}, so accuracies scatter by 0.011 instead of 0.006
 * and energy distances weigh the model's own error a quarter as much.
 */
final class ShippedToysTest {

  private static final int SAMPLES = 1024;

  /** Three times the scatter of an accuracy, plus that of the recorded one. */
  private static final double SCATTER_OF_ACCURACY = 0.04;

  private static final long MOST_BYTES = 5_000_000;

  static ModelFolder load(PlaneDistribution truth, String family) throws IOException {
    return ModelFolder.read(
        TrainedToysTest.folder(truth, ToyRecipe.of(family)), ToyRecipe.FAMILIES);
  }

  /** Of every model; they are independent of each other, so all processors work on them. */
  private static final Map<ToyScores.Row, ToyScore> SCORES = new ConcurrentHashMap<>();

  @BeforeAll
  static void score() throws IOException {
    shipped().parallel().forEach(row -> SCORES.put(row, scored(row)));
  }

  private static ToyScore scored(ToyScores.Row row) {
    PlaneDistribution truth = PlaneDistribution.named(row.distribution());
    try {
      ModelFolder folder = load(truth, row.family());
      assertThat(folder.description().checksum()).isEqualTo(truth.checksum());
      return ToyScore.of(truth, folder.model().sample(SAMPLES, new double[0], 21).points());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<ToyScores.Row> shipped() throws IOException {
    return ToyScores.read(TrainedToysTest.models()).rows().stream();
  }

  @Test
  void everyModelHasAScoreAndAllAreSmall() throws IOException {
    List<String> scored =
        shipped().map(row -> row.distribution() + "-" + row.family()).sorted().toList();
    long bytes = 0;
    try (Stream<Path> files = Files.walk(TrainedToysTest.models())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    try (Stream<Path> folders = Files.list(TrainedToysTest.models()).filter(Files::isDirectory)) {
      assertThat(folders.map(f -> f.getFileName().toString()).sorted().toList()).isEqualTo(scored);
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void samplesAreThoseOfTheTruth(ToyScores.Row recorded) {
    ToyScore score = Objects.requireNonNull(SCORES.get(recorded));
    boolean held = recorded.holdsThresholds();
    assertThat(score.energyRatio())
        .as(score.toString())
        .isLessThanOrEqualTo(
            held ? TrainedToysTest.LARGEST_RATIO : 1 + recorded.score().energyRatio());
    assertThat(score.accuracy())
        .as(score.toString())
        .isLessThanOrEqualTo(
            held
                ? TrainedToysTest.LARGEST_ACCURACY
                : recorded.score().accuracy() + SCATTER_OF_ACCURACY);
  }

  /** What the bounds are worth: weights that were never trained miss them by far. */
  @Test
  void untrainedWeightsAreFound() throws IOException {
    ModelFolder folder = load(PlaneDistribution.TWO_MOONS, "flow-matching");
    TrainedModel untrained = folder.family().with(folder.family().initial(1));
    ToyScore score =
        ToyScore.of(
            PlaneDistribution.TWO_MOONS, untrained.sample(SAMPLES, new double[0], 21).points());
    assertThat(score.energyRatio()).isGreaterThan(6);
    assertThat(score.accuracy()).isGreaterThan(0.7);
  }
}
