package org.cosmoassay.generators.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.tensorfile.Safetensors;
import org.cosmoassay.generators.tensorfile.TensorFileException;
import org.cosmoassay.generators.toy.PlaneDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class ModelFolderTest {

  static final List<String> NAMES = Families.NAMES;

  private static final Families FAMILIES = Families.findingDataBy(PlaneDistribution::named);

  @TempDir private Path folder = Path.of("set by JUnit");

  private static ModelDescription description(String family) {
    TreeMap<String, Object> architecture = new TreeMap<>(Map.of("width", 6));
    if (family.equals("interpolant")) {
      architecture.put("origin", "plane/rings");
    }
    if (family.equals("diffusion")) {
      architecture.put("sampling-steps", 4);
    }
    return new ModelDescription(
        family,
        2,
        0,
        architecture,
        "plane/two-moons",
        PlaneDistribution.TWO_MOONS.checksum(),
        7,
        new TreeMap<>(Map.of("steps", 10)),
        "train it");
  }

  private static Family family(ModelDescription d) {
    return FAMILIES.create(d.family(), d.dimension(), d.conditions(), d.architecture());
  }

  private Weights write(ModelDescription description) throws IOException {
    // Answers of fresh networks are 0: fill them, so that samples depend on every weight.
    Map<String, Tensor> weights = new TreeMap<>(family(description).initial(1).tensors());
    weights.replaceAll((name, t) -> name.contains("answer") ? Tensor.filled(0.02f, t.shape()) : t);
    Weights filled = Weights.of(weights);
    ModelFolder.write(folder, description, filled, "step,loss\n", "# Card\n");
    return filled;
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void aLoadedModelIsTheOneInMemory(String name) throws IOException {
    ModelDescription description = description(name);
    Weights weights = write(description);
    ModelFolder loaded = ModelFolder.read(folder, FAMILIES);
    assertThat(loaded.description()).isEqualTo(description);
    assertThat(loaded.weights()).isEqualTo(weights);
    double[] inMemory = family(description).with(weights).sample(20, new double[0], 3).points();
    double[] fromDisk = loaded.model().sample(20, new double[0], 3).points();
    assertThat(fromDisk).isEqualTo(inMemory).doesNotContain(Double.NaN).hasSize(40);
    assertThat(loaded.model().sample(20, new double[0], 4).points()).isNotEqualTo(inMemory);
  }

  @Test
  void weightsOfAnotherShapeAreNamed() throws IOException {
    write(description("flow-matching"));
    replace("model.yaml", "width: 6", "width: 7");
    assertThatThrownBy(() -> ModelFolder.read(folder, FAMILIES))
        .isInstanceOf(TensorFileException.class)
        .hasMessageContaining("weights.safetensors")
        .hasMessageContaining("velocity.")
        .hasMessageContaining("6")
        .hasMessageContaining("expected")
        .hasMessageContaining("7");
  }

  @Test
  void weightsOfAnotherFamilyAreNamed() throws IOException {
    write(description("flow-matching"));
    replace("model.yaml", "family: flow-matching", "family: continuous-flow");
    assertThatThrownBy(() -> ModelFolder.read(folder, FAMILIES))
        .isInstanceOf(TensorFileException.class)
        .hasMessageContaining("family flow-matching")
        .hasMessageContaining("model.yaml says continuous-flow");
  }

  @Test
  void truncatedWeightsAreNamed() throws IOException {
    write(description("flow-matching"));
    Path file = folder.resolve("weights.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
    assertThatThrownBy(() -> ModelFolder.read(folder, FAMILIES))
        .isInstanceOf(TensorFileException.class)
        .hasMessageContaining("truncated");
  }

  @Test
  void missingStrangeAndBrokenTensorsAreNamed() throws IOException {
    write(description("gan"));
    Path file = folder.resolve("weights.safetensors");
    Safetensors whole = Safetensors.read(file);
    Map<String, Tensor> fewer = new TreeMap<>(whole.tensors());
    Tensor taken = fewer.remove("generator.answer");
    assertThat(taken).isNotNull();
    Safetensors.of(whole.metadata(), fewer).write(file);
    assertThatThrownBy(() -> ModelFolder.read(folder, FAMILIES))
        .hasMessageContaining("lacks tensor generator.answer of shape [6, 2]");
    fewer.put("generator.answer", Tensor.filled(Float.NaN, 6, 2));
    Safetensors.of(whole.metadata(), fewer).write(file);
    assertThatThrownBy(() -> ModelFolder.read(folder, FAMILIES)).hasMessageContaining("NaN");
    fewer.put("generator.answer", Tensor.filled(0, 6, 2));
    fewer.put("stranger", Tensor.filled(0, 1));
    Safetensors.of(whole.metadata(), fewer).write(file);
    assertThatThrownBy(() -> ModelFolder.read(folder, FAMILIES))
        .hasMessageContaining("stranger belongs to no part");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 1 | version: 2 | version 2; this program reads version 1",
        "family: flow-matching | family: magic | unknown family magic; known are affine-flow",
        "width: 6 | breadth: 6 | unknown parameter breadth",
        "width: 6 | width: -6 | width (-6.0) must be greater than 0",
        "dimension: 2 | dimension: two | whole number of 1 to 1048576 for dimension, but has two",
        "seed: 7 | sead: 7 | unknown key sead",
        "family: flow-matching | family: !!java.io.File [x] | could not determine a constructor for the tag",
        "family: flow-matching | family: [ | is not YAML",
      })
  void badDescriptionsAreNamed(String from, String to, String message) throws IOException {
    write(description("flow-matching"));
    replace("model.yaml", from, to);
    assertThatThrownBy(() -> ModelFolder.read(folder, FAMILIES))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("model.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void anEmptyFolderSaysWhatIsMissing() {
    assertThatThrownBy(() -> ModelFolder.read(folder, FAMILIES))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("model.yaml does not exist");
  }

  private void replace(String name, String from, String to) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
