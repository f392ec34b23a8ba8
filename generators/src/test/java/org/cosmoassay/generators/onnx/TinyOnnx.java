package org.cosmoassay.generators.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small ONNX files field by field, also such as no exporter would write. */
final class TinyOnnx {

  static final int FLOAT = 1;
  static final int INT64 = 7;
  static final int DOUBLE = 11;

  private static final int IR_VERSION = 8;
  private static final int OPSET = 15;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
  private int nodes;

  TinyOnnx() {
    text(graph, 2, "tiny");
  }

  /** An axis of any length is a text, others are numbers. */
  TinyOnnx input(String name, int type, Object... shape) {
    bytes(graph, 11, value(name, type, shape));
    return this;
  }

  TinyOnnx output(String name, int type, Object... shape) {
    bytes(graph, 12, value(name, type, shape));
    return this;
  }

  TinyOnnx foreign(String operator, String domain, String output, String... inputs) {
    return node(new ByteArrayOutputStream(), operator, domain, output, inputs);
  }

  TinyOnnx node(String operator, String output, String... inputs) {
    return node(new ByteArrayOutputStream(), operator, "", output, inputs);
  }

  /** A sum over the given axes, which vanish. */
  TinyOnnx sum(String output, String input, String axes) {
    ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    text(attribute, 1, "keepdims");
    number(attribute, 3, 0);
    number(attribute, 20, 2);
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    bytes(node, 5, attribute);
    return node(node, "ReduceSum", "", output, input, axes);
  }

  /** A conversion between types of numbers. */
  TinyOnnx cast(String output, String input, int type) {
    ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    text(attribute, 1, "to");
    number(attribute, 3, type);
    number(attribute, 20, 2);
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    bytes(node, 5, attribute);
    return node(node, "Cast", "", output, input);
  }

  private TinyOnnx node(
      ByteArrayOutputStream node, String operator, String domain, String output, String... inputs) {
    for (String input : inputs) {
      text(node, 1, input);
    }
    text(node, 2, output);
    text(node, 3, "node" + nodes++);
    text(node, 4, operator);
    text(node, 7, domain);
    bytes(graph, 1, node);
    return this;
  }

  /** Numbers of single precision; without a shape one number. */
  TinyOnnx constant(String name, double[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      raw.putFloat((float) value);
    }
    ByteArrayOutputStream tensor = tensor(name, FLOAT, shape);
    bytes(tensor, 9, raw.array());
    bytes(graph, 5, tensor);
    return this;
  }

  TinyOnnx constant(String name, double value) {
    return constant(name, new double[] {value});
  }

  TinyOnnx whole(String name, long[] values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      raw.putLong(value);
    }
    ByteArrayOutputStream tensor = tensor(name, INT64, values.length);
    bytes(tensor, 9, raw.array());
    bytes(graph, 5, tensor);
    return this;
  }

  /** Numbers of single precision in another file. */
  TinyOnnx external(String name, String location, long... shape) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    text(entry, 1, "location");
    text(entry, 2, location);
    ByteArrayOutputStream tensor = tensor(name, FLOAT, shape);
    bytes(tensor, 13, entry);
    number(tensor, 14, 1);
    bytes(graph, 5, tensor);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream opset = new ByteArrayOutputStream();
    text(opset, 1, "");
    number(opset, 2, OPSET);
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    number(model, 1, IR_VERSION);
    bytes(model, 8, opset);
    bytes(model, 7, graph);
    return model.toByteArray();
  }

  Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  private static ByteArrayOutputStream tensor(String name, int type, long... shape) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (long side : shape) {
      number(tensor, 1, side);
    }
    number(tensor, 2, type);
    text(tensor, 8, name);
    return tensor;
  }

  private static ByteArrayOutputStream value(String name, int type, Object... shape) {
    ByteArrayOutputStream sides = new ByteArrayOutputStream();
    for (Object side : shape) {
      ByteArrayOutputStream dimension = new ByteArrayOutputStream();
      if (side instanceof Integer length) {
        number(dimension, 1, length);
      } else {
        text(dimension, 2, side.toString());
      }
      bytes(sides, 1, dimension);
    }
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    number(tensor, 1, type);
    bytes(tensor, 2, sides);
    ByteArrayOutputStream ofType = new ByteArrayOutputStream();
    bytes(ofType, 1, tensor);
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    text(value, 1, name);
    bytes(value, 2, ofType);
    return value;
  }

  private static void text(ByteArrayOutputStream out, int field, String text) {
    bytes(out, field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(ByteArrayOutputStream out, int field, ByteArrayOutputStream message) {
    bytes(out, field, message.toByteArray());
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
    varint(out, ((long) field << 3) | 2);
    varint(out, content.length);
    out.writeBytes(content);
  }

  private static void number(ByteArrayOutputStream out, int field, long value) {
    varint(out, (long) field << 3);
    varint(out, value);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
