package org.cosmoassay.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.jspecify.annotations.Nullable;

/** Surveys on disk, a file each, with one file of randoms for all or one each. */
final class SkySource implements SurveySource {

  private final String name;
  private final String description;
  private final List<Path> catalogues;
  private final List<Path> randoms;
  private final SurveyReader reader;
  private final SurveyReader randomsReader;
  private final SurveyFiles files;

  private SkySource(
      String name,
      String description,
      List<Path> catalogues,
      List<Path> randoms,
      SurveyReader reader,
      SurveyReader randomsReader,
      SurveyFiles files) {
    this.name = name;
    this.description = description;
    this.catalogues = catalogues;
    this.randoms = randoms;
    this.reader = reader;
    this.randomsReader = randomsReader;
    this.files = files;
  }

  /**
   * Opens surveys and reads the first of them, so that a mistake in columns ends the run before it
   * begins.
   *
   * @param description what it is; null for a line about its files
   */
  static SkySource open(
      String name,
      @Nullable String description,
      List<Path> catalogues,
      List<Path> randoms,
      SurveyReader reader,
      SurveyReader randomsReader,
      SurveyFiles files)
      throws SourceException {
    if (randoms.size() != 1 && randoms.size() != catalogues.size()) {
      throw new SourceException(
          "source %s: has %d catalogues and %d files of randoms; give one for all, or one each"
              .formatted(name, catalogues.size(), randoms.size()));
    }
    String what =
        description != null
            ? description
            : "%d %s, randoms from %s"
                .formatted(
                    catalogues.size(),
                    catalogues.size() == 1 ? "survey" : "surveys",
                    randoms.size() == 1 ? randoms.get(0).getFileName() : "a file each");
    SkySource source =
        new SkySource(
            name,
            what,
            List.copyOf(catalogues),
            List.copyOf(randoms),
            reader,
            randomsReader,
            files);
    Realization unused = source.realize(0);
    return source;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public int size() {
    return catalogues.size();
  }

  @Override
  public Cosmology condition(int index) {
    return Cosmology.UNSTATED;
  }

  @Override
  public Realization realize(int index) throws SourceException {
    try {
      return files.read(
          catalogues.get(index),
          randoms.get(randoms.size() == 1 ? 0 : index),
          reader,
          randomsReader);
    } catch (CatalogueException e) {
      throw SourceException.of(name, e);
    }
  }

  @Override
  public List<Path> inputs() {
    List<Path> inputs = new ArrayList<>(catalogues);
    inputs.addAll(randoms);
    return inputs;
  }

  @Override
  public void close() {
    // Nothing stays open between two realizations.
  }
}
