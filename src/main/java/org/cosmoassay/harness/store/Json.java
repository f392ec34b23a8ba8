package org.cosmoassay.harness.store;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as this program writes it: the same bytes on every platform, NaN as {@code null}. */
public final class Json {

  /**
   * The shared mapper. Doubles are written by Jackson's own shortest-digits algorithm, since {@code
   * Double.toString} differs between JDK 17 and later ones.
   */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .build();

  private Json() {}

  /** Indented JSON with a final newline, arrays of scalars on one line, in UTF-8. */
  public static byte[] print(JsonNode node) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    String text = MAPPER.writer().with(printer).writeValueAsString(node) + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Puts a number, or null when it is NaN or infinite. */
  public static void putNumber(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  /** Adds a number, or null when it is NaN or infinite. */
  public static void addNumber(ArrayNode node, double value) {
    if (Double.isFinite(value)) {
      node.add(value);
    } else {
      node.addNull();
    }
  }

  /** The number of a node, NaN for null. */
  public static double number(JsonNode node) {
    return node.isNull() ? Double.NaN : node.asDouble();
  }
}
