package org.cosmoassay.harness.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a trained model is: a folder as {@code train} writes it, or the description of an ONNX
 * file.
 *
 * @param path of the folder or description
 */
public record ModelPlace(Path path) {

  /** The system property by which the launcher says where the clone is. */
  private static final String HOME = "cosmoassay.home";

  private static final String DESCRIPTION = "model.yaml";

  /** Models of one kind may share a folder: {@code toys/NAME/model.yaml}. */
  private static final int DEEPEST = 3;

  /**
   * Finds a model: a path first, then the name of one that ships.
   *
   * @param model as a user wrote it, with its path
   * @throws IllegalArgumentException when there is neither
   */
  public static ModelPlace of(InputFile model) {
    if (Files.exists(model.path())) {
      return new ModelPlace(model.path());
    }
    List<String> shipped = shipped();
    if (shipped.contains(model.written())) {
      return new ModelPlace(home().resolve(model.written()));
    }
    throw new IllegalArgumentException(
        "there is no model `%s`: %s does not exist, and no model of that name ships (%s)%s; name a folder that `train` wrote, a description of an ONNX file, or one of those"
            .formatted(
                model.written(),
                model.path(),
                shipped.isEmpty() ? "none does" : "there are " + String.join(", ", shipped),
                Suggestion.text(model.written(), shipped)));
  }

  /** Whether it is the description of an ONNX file, and no folder. */
  public boolean isDescription() {
    return !Files.isDirectory(path);
  }

  /** Names of the models that ship, in alphabetical order. */
  public static List<String> shipped() {
    Path home = home();
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(home, DEEPEST)) {
      return files
          .filter(file -> file.endsWith(DESCRIPTION))
          .map(file -> home.relativize(file.resolveSibling("")).toString().replace('\\', '/'))
          .filter(name -> !name.isEmpty())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of a model that ships. */
  public static ModelPlace shipped(String name) {
    return new ModelPlace(home().resolve(name));
  }

  private static Path home() {
    return Path.of(System.getProperty(HOME, ""), "generators", "models");
  }
}
