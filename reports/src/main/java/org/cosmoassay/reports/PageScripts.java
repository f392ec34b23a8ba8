package org.cosmoassay.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The scripts of the HTML report, each with the checksum by which the page's
 * Content-Security-Policy lets it run: no other script does, whatever finds its way into the page.
 */
final class PageScripts {

  private static final String LIBRARY = "vendor/d3/d3.min.js";
  private static final String LIBRARY_LICENCE = "vendor/d3/LICENSE";

  /** In the order in which they build on each other. */
  private static final List<String> OWN =
      List.of(
          "numbers.js",
          "data.js",
          "theme.js",
          "axes.js",
          "panel.js",
          "drawing.js",
          "readout.js",
          "downloads.js",
          "legend.js",
          "chart.js",
          "random.js",
          "clouds.js",
          "slab.js",
          "space.js",
          "quiz.js",
          "pair.js",
          "start.js");

  private static final List<Script> ALL = List.of(script(text(LIBRARY)), script(own()));

  private PageScripts() {}

  /**
   * A script.
   *
   * @param text as it stands between its tags
   * @param hash its checksum as a source of a policy
   */
  record Script(String text, String hash) {}

  /** The library, then what draws with it. */
  static List<Script> all() {
    return ALL;
  }

  /** What the library's authors ask to be shown with it. */
  static String licence() {
    return text(LIBRARY_LICENCE);
  }

  /** All own files as one: they share one scope that nothing else can reach. */
  private static String own() {
    List<String> parts = new ArrayList<>(List.of("(() => {\n\"use strict\";\n"));
    OWN.forEach(name -> parts.add("\n// " + name + "\n" + text("page/" + name)));
    parts.add("})();\n");
    return String.join("", parts);
  }

  private static Script script(String text) {
    if (text.contains("</script") || text.contains("<!--")) {
      throw new IllegalStateException(
          "A script would end before its end; change how it is written.");
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new Script(text, "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static String text(String resource) {
    try (InputStream stream = PageScripts.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            resource + " is not on the class path; build the module with Maven.");
      }
      // The parser of a page turns every line end into one character, and the checksum is of that.
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
