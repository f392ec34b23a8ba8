package org.cosmoassay.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cosmoassay.harness.run.SurveyReader;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueFormat;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.grid.FieldFile;
import org.cosmoassay.reference.format.numbers.NumberFile;
import org.cosmoassay.reference.format.table.Conditions;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.reference.numbers.NumberFiles;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/** Catalogues and tables, read as {@code info} and {@code measure} do. */
final class CatalogueReading {

  /** Bare numbers and arrays without names need them. */
  private static final List<String> NAMES = List.of("x", "y", "z");

  /** To find a format anew for every file takes longer than to read most of them. */
  private static final Map<String, CatalogueFormat> FORMATS =
      Catalogues.formats().stream()
          .collect(Collectors.toMap(CatalogueFormat::name, Function.identity()));

  private static final List<String> UNNAMED = List.of("float32", "fast-food", "npy");

  /** Every cloud is read for itself; the bound is for opening a file and reading a few. */
  private static final int MOST_CLOUDS = 20;

  private static final PeriodicBox BOX = PeriodicBox.cube(1000);

  /** Points are left out rather than refused, so that reading goes on. */
  private static final CatalogueOptions ALONE =
      CatalogueOptions.defaults()
          .withInvalidPoints(CatalogueOptions.InvalidPoints.COUNT)
          .withPart(true);

  private static final CatalogueOptions STATED =
      ALONE
          .withBox(BOX)
          .withRedshift(0.5)
          .withOmegaM(0.3)
          .withHubble(0.7)
          .withUnits(Units.STANDARD);

  private CatalogueReading() {}

  /** Reads a catalogue of a format, with what its files do not state. */
  static void of(Path file, String format) throws Exception {
    CatalogueOptions options =
        switch (format) {
          case "npz", "hdf5", "gadget-hdf5", "rockstar", "rockstar-hdf5" -> ALONE;
          case "fits" -> ALONE.withBox(BOX).withRedshift(0.5).withHubble(0.7);
          case "cosmobench" -> ALONE.withBox(BOX).withUnits(Units.STANDARD);
          default -> STATED;
        };
    CatalogueFormat known = Objects.requireNonNull(FORMATS.get(format), format);
    read(known.open(file, options.withColumns(UNNAMED.contains(format) ? NAMES : null)));
  }

  static void recognised(Path file) throws Exception {
    read(Catalogues.open(file, CatalogueOptions.defaults()));
  }

  private static void read(Catalogue opened) throws Exception {
    try (Catalogue catalogue = opened) {
      catalogue.details();
      for (int i = 0; i < Math.min(catalogue.size(), MOST_CLOUDS); i++) {
        catalogue.read(i);
      }
    }
  }

  static void conditions(Path file) throws Exception {
    Conditions.read(file);
  }

  /** By the order of its columns, and by their names. */
  static void survey(Path file) throws Exception {
    for (boolean judge : new boolean[] {true, false}) {
      new SurveyReader(List.of("ra", "dec", "redshift"), 0.3, judge).read(file);
    }
  }

  static void numbers(Path file) throws Exception {
    NumberFile numbers = NumberFiles.open(file);
    for (String name : numbers.names()) {
      numbers.named(name);
    }
    numbers.whole().rows();
  }

  static void field(Path file) throws Exception {
    FieldFile.read(file);
  }
}
