package org.cosmoassay.harness.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.harness.config.DataSetPlace;
import org.cosmoassay.reference.dataset.DataSet;
import org.cosmoassay.reference.dataset.DataSets;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.CatalogueOptions.InvalidPoints;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a catalogue is to be read, as command-line options. */
final class CatalogueArguments {

  @Option(
      names = "--box",
      paramLabel = "L",
      description = "Box side in Mpc/h, or three sides LX,LY,LZ; default: the file's own.")
  private @Nullable String box;

  @Option(
      names = "--columns",
      paramLabel = "NAME,...",
      split = ",",
      description =
          "Names of the columns in order: x, y, z [Mpc/h], vx, vy, vz [km/s], mass [Msun/h],"
              + " weight, or - to ignore one; in a table with names also x=NAME, where NAME may be"
              + " an expression of columns.")
  private @Nullable List<String> columns;

  @Option(
      names = "--conditions",
      paramLabel = "FILE",
      description = "CSV table of cosmologies, a row per cloud.")
  private @Nullable Path conditions;

  @Option(
      names = "--redshift",
      paramLabel = "Z",
      description = "Redshift of the catalogue, for redshift space.")
  private @Nullable Double redshift;

  @Option(
      names = "--omega-m",
      paramLabel = "OM",
      description = "Matter density parameter, for redshift space.")
  private @Nullable Double omegaM;

  @Option(
      names = "--hubble",
      paramLabel = "H",
      description = "Hubble constant in 100 km/s/Mpc, for files in units without h.")
  private @Nullable Double hubble;

  @Option(
      names = "--units",
      paramLabel = "UNITS",
      description =
          "Units of a file that states none, e.g. kpc/h,km/s,1e10Msun/h, or gadget-fof,"
              + " gadget-snapshot, standard.")
  private @Nullable String units;

  @Option(
      names = "--input-format",
      paramLabel = "NAME",
      description = "Format of the catalogue; default: its content tells. float32 is only read so.")
  private @Nullable String format;

  @Option(
      names = "--objects",
      paramLabel = "NAME",
      description = "Which objects of the file: groups or subhalos; a table of a FITS file.")
  private @Nullable String objects;

  @Option(names = "--part", description = "Read this file of a set of several alone.")
  private boolean part;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "CATALOGUE is the name of a data set whose files are in DIR: they are checked, and columns,"
              + " box, redshift and conditions are its own unless stated; see `list datasets`.")
  private @Nullable Path dataDirectory;

  @Mixin private SelectionArguments selection = new SelectionArguments();

  @Option(names = "--wrap", description = "Wrap positions outside the box into it.")
  private boolean wrap;

  CatalogueOptions toOptions() throws UsageException {
    return CatalogueOptions.defaults()
        .withColumns(columns)
        .withBox(box == null ? null : parseBox(box))
        .withRedshift(redshift)
        .withOmegaM(omegaM)
        .withConditions(conditions)
        .withInvalidPoints(wrap ? InvalidPoints.WRAP : InvalidPoints.REFUSE)
        .withHubble(hubble)
        .withUnits(parseUnits())
        .withSelection(selection.toSelection())
        .withFormat(format)
        .withObjects(objects)
        .withPart(part);
  }

  /**
   * A file and how it is read.
   *
   * @param file the file itself
   */
  record Input(Path file, CatalogueOptions options) {}

  /** Whether what a user named is a data set: with a directory of data, or where no file is. */
  boolean isDataSet(Path named) {
    return dataDirectory != null || (!Files.exists(named) && DataSets.isKnown(named.toString()));
  }

  /**
   * What a user named: a file, or a data set, whose files are checked.
   *
   * @throws CatalogueException when files of the data set are missing or are others
   */
  Input input(Path named) throws UsageException, CatalogueException {
    CatalogueOptions options = toOptions();
    if (!isDataSet(named)) {
      return new Input(named, options);
    }
    if (!DataSets.isKnown(named.toString())) {
      throw new UsageException(
          "--data-dir: `%s` is no data set; known are %s; leave --data-dir out to read a file"
              .formatted(named, String.join(", ", DataSets.names())));
    }
    DataSetPlace place;
    try {
      place = DataSetPlace.of(named.toString(), dataDirectory);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "%s: there is no such file, and %s".formatted(named, e.getMessage()));
    }
    DataSet set = place.set();
    set.verify(place.directory());
    if (options.columns() == null) {
      options = options.withColumns(set.columns());
    }
    if (options.conditions() == null) {
      options = options.withConditions(place.conditions());
    }
    if (options.box() == null) {
      options = options.withBox(PeriodicBox.cube(Double.parseDouble(set.box())));
    }
    if (options.redshift() == null) {
      options = options.withRedshift(Double.valueOf(set.redshift()));
    }
    return new Input(place.file(), options);
  }

  private Units parseUnits() throws UsageException {
    try {
      return units == null ? Units.UNSTATED : Units.parse(units);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--units: " + e.getMessage(), e);
    }
  }

  @Nullable List<String> columns() {
    return columns;
  }

  @Nullable Double redshift() {
    return redshift;
  }

  @Nullable Double omegaM() {
    return omegaM;
  }

  /** One side or three. */
  static PeriodicBox parseBox(String text) throws UsageException {
    try {
      double[] sides =
          Arrays.stream(text.split(",", -1))
              .mapToDouble(s -> Double.parseDouble(s.trim()))
              .toArray();
      if (sides.length == 1) {
        return PeriodicBox.cube(sides[0]);
      }
      if (sides.length == 3) {
        return new PeriodicBox(sides[0], sides[1], sides[2]);
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--box "
              + text
              + ": "
              + e.getMessage()
              + "; pass --box 1000 or --box 500,500,1000 (Mpc/h)",
          e);
    }
    throw new UsageException(
        "--box "
            + text
            + ": one or three sides are needed; pass --box 1000 or --box 500,500,1000 (Mpc/h)");
  }
}
