package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.generators.onnx.OnnxColumn;
import org.cosmoassay.generators.onnx.OnnxColumn.Meaning;
import org.cosmoassay.generators.onnx.OnnxModel;
import org.cosmoassay.generators.onnx.OnnxPort;
import org.cosmoassay.generators.onnx.OnnxPort.Parameter;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.cosmoassay.reference.format.unit.Unit;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads descriptions of ONNX files. All problems of a description are reported together. */
public final class OnnxModelFile {

  private static final String BOX = "box";

  private OnnxModelFile() {}

  /**
   * The description in a file; the ONNX file itself is not opened.
   *
   * @throws ConfigurationException with everything that has to be mended
   */
  public static OnnxModel load(Path file) throws ConfigurationException {
    Document document = YamlReader.read(file.toString(), ConfigurationText.read(file));
    SchemaCheck.check(document, ShippedSchema.onnx());
    document.throwIfProblems();
    OnnxCheck.check(document);
    document.throwIfProblems();
    JsonNode root = document.root();
    return new OnnxModel(
        file,
        file.resolveSibling(root.path("onnx").stringValue()).normalize(),
        kind(root),
        ports(root.path("inputs")),
        ports(root.path("outputs")),
        columns(root.path("columns")),
        root.has("points") ? BenchmarkReader.whole(root.path("points")) : null,
        box(root.path(BOX)),
        BenchmarkReader.number(root, "redshift"),
        root.path("wrap").asBoolean(false),
        kind(root) == OnnxModel.Kind.SAMPLER ? null : OnnxSamplerReader.read(root));
  }

  static OnnxModel.Kind kind(JsonNode root) {
    String word = root.path("kind").stringValue();
    for (OnnxModel.Kind kind : OnnxModel.Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new IllegalStateException("The schema lets no kind " + word + " pass.");
  }

  private static List<OnnxPort> ports(JsonNode nodes) {
    List<OnnxPort> ports = new ArrayList<>();
    for (JsonNode node : nodes) {
      ports.add(
          new OnnxPort(
              node.path("name").stringValue(),
              role(node),
              shape(node),
              parameters(node.path("parameters")),
              node.path("distribution").asString("").equals("uniform"),
              node.path("factor").asDouble(1)));
    }
    return ports;
  }

  static Role role(JsonNode port) {
    String word = port.path("role").stringValue();
    for (Role role : Role.values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw new IllegalStateException("The schema lets no role " + word + " pass.");
  }

  /** The axes as words; whole numbers without a sign. */
  static List<String> shape(JsonNode port) {
    List<String> shape = new ArrayList<>();
    for (JsonNode axis : port.path("shape")) {
      shape.add(
          axis.isString() ? axis.stringValue() : Integer.toString(BenchmarkReader.whole(axis)));
    }
    return shape;
  }

  private static List<Parameter> parameters(JsonNode names) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode name : names) {
      for (Parameter parameter : Parameter.values()) {
        if (parameter.word().equals(name.stringValue())) {
          parameters.add(parameter);
        }
      }
    }
    return parameters;
  }

  static Meaning meaning(JsonNode column) {
    String word = column.path("name").stringValue();
    for (Meaning meaning : Meaning.values()) {
      if (meaning.word().equals(word)) {
        return meaning;
      }
    }
    throw new IllegalStateException("The schema lets no column " + word + " pass.");
  }

  private static List<OnnxColumn> columns(JsonNode nodes) {
    List<OnnxColumn> columns = new ArrayList<>();
    for (JsonNode node : nodes) {
      String text = node.path("unit").asString("");
      Optional<Unit> unit = Unit.parse(text);
      columns.add(
          new OnnxColumn(
              meaning(node),
              node.path("offset").asDouble(0),
              node.path("scale").asDouble(1),
              node.path("log10").asBoolean(false),
              text.equals(BOX),
              unit.map(Unit::factor).orElse(1.0),
              unit.map(Unit::hPower).orElse(0.0),
              unit.map(Unit::aPower).orElse(0.0)));
    }
    return columns;
  }

  private static @Nullable PeriodicBox box(JsonNode node) {
    if (node.isArray()) {
      return new PeriodicBox(
          node.get(0).doubleValue(), node.get(1).doubleValue(), node.get(2).doubleValue());
    }
    return node.isNumber() ? PeriodicBox.cube(node.doubleValue()) : null;
  }

  /** The pointer of an input, output or column. */
  static String at(String list, int index) {
    return child("/" + list, index);
  }
}
