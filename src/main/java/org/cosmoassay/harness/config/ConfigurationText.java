package org.cosmoassay.harness.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of configuration files: UTF-8, of a size that a person could have written. */
final class ConfigurationText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ConfigurationText() {}

  /**
   * The text of a file, without a byte order mark.
   *
   * @throws ConfigurationException when it cannot be read or is not UTF-8
   */
  static String read(Path file) throws ConfigurationException {
    Document document = new Document(file.toString());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(4 * YamlReader.CHARACTER_LIMIT + 1);
    } catch (IOException e) {
      String reason =
          e instanceof NoSuchFileException
              ? "there is no such file; check the path"
              : "cannot be read (" + e.getMessage() + "); name a readable file";
      throw new ConfigurationException(new Problem(file.toString(), 0, 0, reason), e);
    }
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), text, true);
    String read = text.flip().toString();
    if (result.isError() && read.length() <= YamlReader.CHARACTER_LIMIT) {
      document.problem(
          YamlReader.place(read, Integer.MAX_VALUE),
          "the next byte is not UTF-8; save the file as UTF-8 text");
      throw document.failure();
    }
    return !read.isEmpty() && read.charAt(0) == BYTE_ORDER_MARK ? read.substring(1) : read;
  }
}
