package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A page of the documentation.
 *
 * @param file where it lies
 */
record MarkdownPage(Path file, String text) {

  private static final Pattern BLOCK =
      Pattern.compile("^```([a-z]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** A fenced block. */
  record Block(String language, String body) {}

  /** The directory of the project. */
  static Path root() {
    return Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
  }

  /** The page at a path below the directory of the project. */
  static MarkdownPage read(String path) throws IOException {
    Path file = root().resolve(path);
    return new MarkdownPage(file, Files.readString(file));
  }

  /** First groups of a pattern, in their order. */
  List<String> found(String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(r -> r.group(1)).toList();
  }

  /** All fenced blocks, in their order. */
  List<Block> blocks() {
    return BLOCK.matcher(text).results().map(m -> new Block(m.group(1), m.group(2))).toList();
  }

  /** Files of the project that links lead to; a place within a page, after #, is the page's own. */
  List<Path> linked() {
    Path folder = Objects.requireNonNull(file.getParent());
    return found("\\]\\(((?!http)[^)#]+)[^)]*\\)").stream().map(folder::resolve).toList();
  }
}
