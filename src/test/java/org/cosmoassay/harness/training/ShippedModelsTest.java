package org.cosmoassay.harness.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.field.FieldModels;
import org.cosmoassay.generators.halo.HaloModels;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.harness.config.TrainingFile;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The models of halos and their maps that ship: whole, and made by the training files beside them.
 */
final class ShippedModelsTest {

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));

  private static final Path MODELS = ROOT.resolve("generators/models");

  /** What all weights together may take of a clone, in bytes. */
  private static final long MOST_BYTES = 7_000_000;

  static List<Path> trainings() throws IOException {
    try (Stream<Path> files = Files.walk(MODELS, 2)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("model.yaml"))
          .sorted()
          .toList();
    }
  }

  private static Path folder(Path training) {
    String name = training.getFileName().toString();
    return training.resolveSibling(name.substring(0, name.length() - ".yaml".length()));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void theFolderIsWhatItsTrainingFileMakes(Path training) throws Exception {
    TrainingFile file = TrainingFile.load(training);
    ModelDescription made = ModelDescription.of(folder(training));
    assertThat(made.family()).isEqualTo(file.family());
    assertThat(made.seed()).isEqualTo(file.settings().seed());
    boolean maps = file.family().equals(FieldModels.FAMILY);
    assertThat(numbers(made.training()))
        .containsEntry("steps", (double) file.settings().steps())
        .containsEntry("learning-rate", file.settings().learningRate())
        .containsEntry(maps ? "maps-per-step" : "clouds-per-step", (double) file.clouds())
        .containsEntry(maps ? "cells-per-map" : "halos-per-cloud", (double) file.halos());
    assertThat(numbers(made.architecture())).containsAllEntriesOf(numbers(file.architecture()));
    String relative = ROOT.relativize(training).toString();
    assertThat(made.command())
        .isEqualTo(
            "cosmoassay train %s --out %s"
                .formatted(relative, relative.substring(0, relative.length() - 5)));
  }

  /** Numbers as {@code Double}, however they are written. */
  private static Map<String, Object> numbers(SortedMap<String, Object> parameters) {
    Map<String, Object> numbers = new TreeMap<>(parameters);
    numbers.replaceAll((name, value) -> value instanceof Number n ? n.doubleValue() : value);
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void theFolderOpens(Path training) throws IOException {
    GeneratorSettings settings = new GeneratorSettings(PeriodicBox.cube(250), 1000, Map.of());
    Path folder = folder(training);
    Generator opened =
        FieldModels.holds(folder)
            ? FieldModels.open(folder, settings)
            : HaloModels.open(folder, settings);
    assertThat(opened.identity()).contains(ModelDescription.of(folder).family());
    assertThat(folder.resolve("MODEL_CARD.md")).content().contains("## Bad at");
    assertThat(folder.resolve("loss.csv")).content().startsWith("step,");
  }

  @Test
  void weightsAreFewBytes() throws IOException {
    try (Stream<Path> files = Files.walk(MODELS)) {
      long bytes =
          files
              .filter(file -> file.toString().endsWith(".safetensors"))
              .mapToLong(file -> file.toFile().length())
              .sum();
      assertThat(bytes).isBetween(1L, MOST_BYTES);
    }
  }

  @Test
  void everyFamilyShips() throws IOException {
    assertThat(trainings().stream().map(file -> folder(file).getFileName().toString()))
        .containsAll(HaloModels.FAMILIES);
  }
}
