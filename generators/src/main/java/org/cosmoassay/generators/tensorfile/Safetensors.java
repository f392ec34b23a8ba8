package org.cosmoassay.generators.tensorfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.network.Tensor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tensors of single precision in the safetensors format, which Python reads by {@code
 * safetensors.numpy.load_file}: eight bytes with the length of a JSON header (little-endian), the
 * header with type, shape and place of every tensor, then the numbers, little-endian.
 *
 * <p>Reading is strict: places must follow each other without gaps or overlaps and fill the file to
 * its last byte, so a truncated or lengthened file is an error. Nothing in the file is ever run.
 *
 * @param metadata text by name
 * @param tensors by name
 */
public record Safetensors(SortedMap<String, String> metadata, SortedMap<String, Tensor> tensors) {

  static final String METADATA = "__metadata__";

  /** Alignment of the first number. */
  private static final int ALIGNMENT = 8;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Safetensors {
    metadata = new TreeMap<>(metadata);
    tensors = new TreeMap<>(tensors);
  }

  /** Tensors with metadata. */
  public static Safetensors of(Map<String, String> metadata, Map<String, Tensor> tensors) {
    return new Safetensors(new TreeMap<>(metadata), new TreeMap<>(tensors));
  }

  /**
   * Reads a file.
   *
   * @throws TensorFileException when it is missing, truncated, too large or not of this format
   */
  public static Safetensors read(Path file) throws IOException {
    try {
      long size = Files.size(file);
      if (size > SafetensorsHeader.LARGEST_FILE) {
        throw new TensorFileException(
            "%s has %d bytes; at most %d are read as weights"
                .formatted(file, size, SafetensorsHeader.LARGEST_FILE));
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      SafetensorsHeader header = SafetensorsHeader.read(file, bytes);
      SortedMap<String, Tensor> tensors = new TreeMap<>();
      header
          .places()
          .forEach(
              (name, place) -> {
                float[] values = new float[place.count()];
                bytes.position(header.dataStart() + place.begin());
                bytes.asFloatBuffer().get(values);
                tensors.put(name, Tensor.of(values, place.shape()));
              });
      return new Safetensors(header.metadata(), tensors);
    } catch (NoSuchFileException e) {
      throw new TensorFileException(file + " does not exist", e);
    }
  }

  /** Writes the file whole or not at all. */
  public void write(Path file) throws IOException {
    WholeFile.write(file, bytes());
  }

  private ByteBuffer bytes() {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode texts = header.putObject(METADATA);
    metadata.forEach(texts::put);
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", SafetensorsHeader.TYPE);
      ArrayNode shape = node.putArray("shape");
      for (int side : entry.getValue().shape()) {
        shape.add(side);
      }
      long end = offset + (long) Float.BYTES * entry.getValue().size();
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(Long.BYTES + padded + offset))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(padded).put(json);
    for (int i = json.length; i < padded; i++) {
      bytes.put((byte) ' ');
    }
    for (Tensor tensor : tensors.values()) {
      for (int i = 0; i < tensor.size(); i++) {
        bytes.putFloat(tensor.at(i));
      }
    }
    return bytes.flip();
  }
}
