package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cosmoassay.harness.config.InputFile;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.survey.Survey;
import org.jspecify.annotations.Nullable;

/**
 * Files of surveys and of randoms. The randoms read last are kept, since surveys share them. For
 * one thread: surveys are measured one at a time.
 */
final class SurveyFiles {

  private String lastKey = "";
  private SurveySource.@Nullable Window last;

  /** The files that paths and patterns name; those of a pattern in the order of their names. */
  static List<Path> expand(List<InputFile> files) throws CatalogueException {
    List<Path> paths = new ArrayList<>();
    for (InputFile file : files) {
      String name = String.valueOf(file.path().getFileName());
      boolean isPattern = name.contains("*") || name.contains("?");
      paths.addAll(isPattern ? matching(file.path(), name) : List.of(file.path()));
    }
    return paths;
  }

  private static List<Path> matching(Path pattern, String name) throws CatalogueException {
    StringBuilder regex = new StringBuilder();
    for (String part : name.split("(?<=[*?])|(?=[*?])", -1)) {
      regex.append(
          switch (part) {
            case "*" -> ".*";
            case "?" -> ".";
            default -> Pattern.quote(part);
          });
    }
    Pattern names = Pattern.compile(regex.toString());
    Path parent = pattern.getParent();
    Path directory = parent == null ? Path.of("") : parent;
    List<Path> paths;
    try (Stream<Path> entries = Files.list(directory)) {
      paths =
          entries
              .filter(Files::isRegularFile)
              .map(entry -> String.valueOf(entry.getFileName()))
              .filter(entry -> names.matcher(entry).matches())
              .sorted()
              .map(directory::resolve)
              .toList();
    } catch (IOException e) {
      throw new CatalogueException(
          pattern, "its directory cannot be read (" + e.getMessage() + "); check the path", e);
    }
    if (paths.isEmpty()) {
      throw new CatalogueException(pattern, "no file matches; check the pattern");
    }
    return paths;
  }

  /** A survey with the randoms of its window. */
  SurveySource.Realization read(
      Path data, Path randoms, SurveyReader reader, SurveyReader randomsReader)
      throws CatalogueException {
    SurveySource.Window window = window(randoms, randomsReader);
    SurveyReader.Sample sample = reader.read(data);
    Survey survey = sample.survey();
    return new SurveySource.Realization(
        survey,
        window,
        identity(data, reader),
        CloudCheck.of(survey.size(), coordinates(survey), sample.nonFinite(), sample.outOfRange()));
  }

  /** Positions in space, or directions where distances are unknown. */
  static CloudCheck.Coordinates coordinates(Survey survey) {
    return survey.hasDistances()
        ? (axis, i) -> survey.distance(i) * survey.direction(axis, i)
        : survey::direction;
  }

  private SurveySource.Window window(Path file, SurveyReader reader) throws CatalogueException {
    String key = file + "\n" + reader;
    SurveySource.Window known = last;
    if (known != null && key.equals(lastKey)) {
      return known;
    }
    Survey randoms = reader.read(file).survey();
    if (randoms.size() < 2) {
      throw new CatalogueException(
          file,
          "holds %d randoms; a window is traced by at least 2, better ten times the data"
              .formatted(randoms.size()));
    }
    SurveySource.Window window = new SurveySource.Window(randoms, identity(file, reader));
    lastKey = key;
    last = window;
    return window;
  }

  private static String identity(Path file, SurveyReader reader) throws CatalogueException {
    try {
      String key = Sha256.of(file) + "\n" + reader;
      return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
