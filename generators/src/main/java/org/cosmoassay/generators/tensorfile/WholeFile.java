package org.cosmoassay.generators.tensorfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that it appears whole or not at all; a failed write leaves the old one. */
public final class WholeFile {

  private WholeFile() {}

  /** Writes text in UTF-8. */
  public static void write(Path target, String text) throws IOException {
    write(target, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes into a temporary file of the same directory, forces it to the disk and renames it over
   * the target.
   *
   * @throws IOException with a message that names the target and the cause
   */
  public static void write(Path target, ByteBuffer content) throws IOException {
    // Beside the target, as a rename is atomic only within one file system.
    Path temporary = target.resolveSibling("." + target.getFileName() + ".partial");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(temporary, e);
      throw new IOException(
          "%s could not be written (%s); what was there before is left as it was. Free some space"
                  .formatted(target, reason(e))
              + " or choose another place.",
          e);
    }
  }

  private static void discard(Path temporary, IOException problem) {
    try {
      if (Files.isRegularFile(temporary)) {
        Files.delete(temporary);
      }
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return String.valueOf(e.getMessage());
  }
}
