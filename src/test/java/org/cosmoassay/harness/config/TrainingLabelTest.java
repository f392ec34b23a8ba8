package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.harness.config.TrainingFile.Only;
import org.cosmoassay.harness.config.TrainingFile.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingLabelTest {

  private static TrainingLabel roundTrip(Path directory, String keys) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("training.yaml"),
            "family: field-latent\nsuite: some/suite-v1\nredshift: 0.5\n" + keys);
    return TrainingLabel.parse(TrainingLabel.of(TrainingFile.load(file))).orElseThrow();
  }

  @Test
  void whatTrainingWritesIsReadBack(@TempDir Path directory) throws Exception {
    assertThat(roundTrip(directory, ""))
        .isEqualTo(new TrainingLabel("suite-v1", "train", 0.5, List.of(), Only.ALL));
    assertThat(
            roundTrip(directory, "sets: [one, two]\nsplit: test\nonly: {simulations: [2, 31]}\n"))
        .isEqualTo(
            new TrainingLabel(
                "suite-v1",
                "test",
                0.5,
                List.of("one", "two"),
                new Only(Range.ALL, Range.ALL, new Range(2, 31))));
    assertThat(
            roundTrip(
                directory,
                "only: {sigma-8: [0.6, 0.9], simulations: [0, 3]}\ntold: {omega-m: 0.2, sigma-8: 0.7}\n"))
        .isEqualTo(
            new TrainingLabel(
                "suite-v1",
                "train",
                0.5,
                List.of(),
                new Only(Range.ALL, new Range(0.6, 0.9), new Range(0, 3))));
    assertThat(roundTrip(directory, "only: {omega-m: [0.1, 0.2]}\n").only().omegaM())
        .isEqualTo(new Range(0.1, 0.2));
  }

  @Test
  void otherTextsAreNoLabels() {
    for (String text : List.of("rings", "suite, split train", "a, split b, z = -, sets c")) {
      assertThat(TrainingLabel.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void namesOfCataloguesAreThoseOfSuites() {
    assertThat(new TrainingLabel("s", "train", 0.5, List.of(), Only.ALL).catalogue("fiducial"))
        .isEqualTo("fiducial-train-z0.5");
  }
}
