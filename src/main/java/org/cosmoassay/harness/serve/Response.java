package org.cosmoassay.harness.serve;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.cosmoassay.reports.ServedPages;

/**
 * An answer: bytes, or a file.
 *
 * @param policy what a page may do, as a content security policy
 * @param location where to go instead; empty for an answer
 */
record Response(
    int status, String type, String policy, Content content, Optional<Path> file, String location) {

  static final int OK = 200;
  static final int NO_CONTENT = 204;
  static final int SEE_OTHER = 303;
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;
  static final int NOT_ALLOWED = 405;
  static final int MISDIRECTED = 421;
  static final int FAULT = 500;

  private static final String HTML = "text/html; charset=utf-8";

  /** Pages of the server: their own style sheet and forms, no script. */
  private static final String PAGE =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /**
   * Files of runs may come from anywhere. They run their own scripts in an origin of their own,
   * which sees nothing of other pages, and load nothing.
   */
  private static final String REPORT =
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
          + " blob:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none';"
          + " sandbox allow-scripts allow-downloads allow-modals";

  /** Viewers of PDF files do not work in a sandbox; the files run nothing here. */
  private static final String PLAIN = "default-src 'none'; frame-ancestors 'none'";

  /** Bytes that nobody changes. */
  static final class Content {
    private final byte[] bytes;

    private Content(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    byte[] bytes() {
      return bytes.clone();
    }
  }

  static Response page(String html) {
    return text(OK, HTML, html);
  }

  /** A page that says why there is no other. */
  static Response message(int status, String title, String message) {
    return text(status, HTML, ServedPages.message(title, message));
  }

  static Response text(int status, String type, String text) {
    return bytes(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  static Response bytes(int status, String type, byte[] bytes) {
    return new Response(status, type, PAGE, new Content(bytes), Optional.empty(), "");
  }

  static Response file(RunFiles.Served file) {
    String policy = file.type().startsWith("application/pdf") ? PLAIN : REPORT;
    return new Response(
        OK, file.type(), policy, new Content(new byte[0]), Optional.of(file.path()), "");
  }

  static Response elsewhere(String location) {
    return new Response(
        SEE_OTHER, HTML, PAGE, new Content(new byte[0]), Optional.empty(), location);
  }
}
