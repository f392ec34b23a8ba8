package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.cosmoassay.reference.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of JSON file that begins with the version of its layout: written atomically, and read only
 * in the version that this program knows.
 *
 * @param what what such a file is, e.g. {@code calibration}
 * @param version raised when the layout changes
 * @param remedy what to do when a file cannot be read
 */
record VersionedFile(String what, int version, String remedy) {

  private static final String VERSION = "schema_version";

  /** An empty document of this version. */
  ObjectNode document() {
    return Json.MAPPER.createObjectNode().put(VERSION, version);
  }

  void write(Path file, ObjectNode document) throws RunStoreException {
    try {
      AtomicFile.write(file, Json.print(document));
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /**
   * What a file holds.
   *
   * @param content reads a document of this version; an IllegalArgumentException or a missing
   *     member is a damaged file
   */
  <T> T read(Path file, Function<JsonNode, T> content) throws RunStoreException {
    try {
      JsonNode root = Json.MAPPER.readTree(Files.readAllBytes(file));
      int found = root.path(VERSION).asInt(0);
      if (found != version) {
        throw new RunStoreException(
            "%s: schema version %d where this program reads %d; %s"
                .formatted(file, found, version, remedy));
      }
      return content.apply(root);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new RunStoreException(
          "%s: not a readable %s (%s); %s".formatted(file, what, RunRecordFile.reason(e), remedy),
          e);
    }
  }
}
