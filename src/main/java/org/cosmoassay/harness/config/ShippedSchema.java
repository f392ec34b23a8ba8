package org.cosmoassay.harness.config;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema that comes with the program. Nothing is fetched: it is a resource and refers only to
 * itself.
 */
final class ShippedSchema {

  private final JsonNode tree;
  private final Schema schema;

  private ShippedSchema(JsonNode tree) {
    this.tree = tree;
    this.schema = SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(tree);
  }

  /** That of benchmark files, with the statistics filled in. */
  static ShippedSchema benchmark() {
    return OfBenchmark.SCHEMA;
  }

  /** That of files of simulation suites. */
  static ShippedSchema suite() {
    return OfSuite.SCHEMA;
  }

  /** Parsed when first needed. */
  private static final class OfBenchmark {
    static final ShippedSchema SCHEMA = read();

    private static ShippedSchema read() {
      JsonNode tree = ShippedSchema.read("benchmark.schema.json");
      StatisticSchema.fillIn((ObjectNode) tree.path("$defs"));
      return new ShippedSchema(tree);
    }
  }

  /** That of training files. */
  static ShippedSchema training() {
    return OfTraining.SCHEMA;
  }

  /** Parsed when first needed. */
  private static final class OfTraining {
    static final ShippedSchema SCHEMA = new ShippedSchema(read("training.schema.json"));
  }

  /** That of descriptions of ONNX files. */
  static ShippedSchema onnx() {
    return OfOnnx.SCHEMA;
  }

  /** Parsed when first needed. */
  private static final class OfOnnx {
    static final ShippedSchema SCHEMA = new ShippedSchema(read("onnx.schema.json"));
  }

  /** Parsed when first needed. */
  private static final class OfSuite {
    static final ShippedSchema SCHEMA = new ShippedSchema(read("suite.schema.json"));
  }

  /** JSON is YAML too; starting a JSON parser for this alone would take twice as long. */
  private static JsonNode read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(ShippedSchema.class.getResourceAsStream(resource), resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return YamlReader.read(resource, text).root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The whole schema. */
  JsonNode tree() {
    return tree;
  }

  /** How a document differs from the schema. */
  List<Error> validate(JsonNode document) {
    return schema.validate(document);
  }
}
