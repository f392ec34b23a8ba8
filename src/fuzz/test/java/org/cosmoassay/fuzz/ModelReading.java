package org.cosmoassay.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.field.FieldModels;
import org.cosmoassay.generators.halo.HaloModels;
import org.cosmoassay.generators.model.Families;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.generators.onnx.OnnxSurvey;
import org.cosmoassay.generators.toy.PlaneDistribution;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/** Folders of trained models, one of whose two files is hostile. */
final class ModelReading {

  private static final String DESCRIPTION = "model.yaml";
  private static final String WEIGHTS = "weights.safetensors";
  private static final GeneratorSettings SETTINGS =
      new GeneratorSettings(PeriodicBox.cube(250), 100, Map.of());

  private ModelReading() {}

  static void description(Path file) throws Exception {
    Path folder = folder(file);
    Files.copy(file, folder.resolve(DESCRIPTION), StandardCopyOption.REPLACE_EXISTING);
    copy(WEIGHTS, folder);
    open(folder);
  }

  static void weights(Path file) throws Exception {
    Path folder = folder(file);
    copy(DESCRIPTION, folder);
    Files.copy(file, folder.resolve(WEIGHTS), StandardCopyOption.REPLACE_EXISTING);
    open(folder);
  }

  private static Path folder(Path file) throws IOException {
    return Files.createDirectories(file.resolveSibling("input"));
  }

  /** The good file beside the hostile one. */
  private static void copy(String name, Path folder) throws IOException {
    Path target = folder.resolve(name);
    if (Files.exists(target)) {
      return;
    }
    try (InputStream in =
        Objects.requireNonNull(ModelReading.class.getResourceAsStream("model/" + name), name)) {
      Files.copy(in, target);
    }
  }

  private static void open(Path folder) throws IOException {
    String family = ModelDescription.of(folder).family();
    if (family.equals(FieldModels.FAMILY)) {
      FieldModels.open(folder, SETTINGS);
    } else if (HaloModels.holds(folder)) {
      HaloModels.open(folder, SETTINGS);
    } else {
      ModelFolder.read(folder, Families.findingDataBy(PlaneDistribution::named));
    }
  }

  static void onnx(Path file) throws Exception {
    OnnxSurvey.of(file);
  }
}
