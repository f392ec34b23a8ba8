package org.cosmoassay.reference.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.InvalidPointException;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/** The catalogue of any file of columns: joins its points with the box and the conditions. */
public final class ColumnCatalogue implements Catalogue {

  private final ColumnSource source;
  private final CatalogueOptions options;
  private final UnitConversion conversion;
  private final List<Cosmology> cosmologies;

  private ColumnCatalogue(
      ColumnSource source,
      CatalogueOptions options,
      UnitConversion conversion,
      List<Cosmology> cosmologies) {
    this.source = source;
    this.options = options;
    this.conversion = conversion;
    this.cosmologies = cosmologies;
  }

  /**
   * Opens the catalogue of a source; closes the source when options and file contradict each other.
   *
   * @param conditions the table of conditions, a row per cloud; null when there is none
   */
  public static ColumnCatalogue of(
      ColumnSource source, CatalogueOptions options, @Nullable List<Cosmology> conditions)
      throws CatalogueException {
    try {
      ColumnCatalogue catalogue =
          new ColumnCatalogue(
              source,
              options,
              UnitConversion.of(source, options),
              Agreement.cosmologies(source, options, conditions));
      if (catalogue.size() > 0) {
        catalogue.box(0);
      }
      return catalogue;
    } catch (CatalogueException e) {
      try {
        source.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  @Override
  public int size() {
    return source.clouds();
  }

  @Override
  public Cosmology cosmology(int index) {
    return cosmologies.get(index);
  }

  private @Nullable PeriodicBox box(int cloud) throws CatalogueException {
    return Agreement.box(source, options, conversion, cosmologies.get(cloud));
  }

  @Override
  public Sample read(int index) throws CatalogueException {
    requireCloud(index);
    return sample(index, source.columns(index));
  }

  @Override
  public OptionalLong points(int index) {
    boolean all =
        options.selection().isAll()
            && options.invalidPoints() != CatalogueOptions.InvalidPoints.COUNT;
    return all ? source.rows(index) : OptionalLong.empty();
  }

  @Override
  public PointBatches batches(int index, int most) throws CatalogueException {
    requireCloud(index);
    if (!options.selection().isPointwise()) {
      throw new CatalogueException(
          source.file(),
          "the most massive points of a catalogue are not known before all are read; select by mass instead");
    }
    ColumnCursor cursor = source.cursor(index);
    return new PointBatches() {
      @Override
      public @Nullable PointCloud next() throws CatalogueException {
        ColumnSet columns = cursor.next(most);
        return columns == null ? null : sample(index, columns).cloud();
      }

      @Override
      public void close() throws IOException {
        cursor.close();
      }
    };
  }

  private Sample sample(int index, ColumnSet columns) throws CatalogueException {
    requireWholeVectors(columns);
    conversion.convert(columns, cosmologies.get(index));
    PeriodicBox domain = box(index);
    if (domain == null) {
      throw boxNotStated();
    }
    PointFilter filter =
        options.invalidPoints() == CatalogueOptions.InvalidPoints.COUNT
            ? PointFilter.of(columns, domain)
            : PointFilter.none(columns);
    PointCloud cloud = select(build(index, filter.kept(), domain));
    return new Sample(cloud, filter.nonFinite(), filter.outsideBox());
  }

  private void requireCloud(int index) throws CatalogueException {
    if (index < 0 || index >= size()) {
      throw new CatalogueException(
          source.file(),
          "there is no cloud " + index + "; the file has " + size() + ", counted from 0");
    }
    if (options.box() == null && source.metadata().box() == null) {
      throw boxNotStated();
    }
  }

  private CatalogueException boxNotStated() {
    return new CatalogueException(
        source.file(), "the box side is not stated; pass --box L (Mpc/h)");
  }

  private PointCloud select(PointCloud cloud) throws CatalogueException {
    try {
      return options.selection().of(cloud);
    } catch (IllegalArgumentException e) {
      throw new CatalogueException(source.file(), String.valueOf(e.getMessage()), e);
    }
  }

  private PointCloud build(int index, ColumnSet columns, PeriodicBox domain)
      throws CatalogueException {
    PointCloud.Builder builder =
        PointCloud.builder(domain)
            .cosmology(cosmologies.get(index))
            .wrap(options.invalidPoints() == CatalogueOptions.InvalidPoints.WRAP)
            .positions(
                columns.values(CloudColumn.X),
                columns.values(CloudColumn.Y),
                columns.values(CloudColumn.Z));
    if (columns.has(CloudColumn.VX)) {
      builder.velocities(
          columns.values(CloudColumn.VX),
          columns.values(CloudColumn.VY),
          columns.values(CloudColumn.VZ));
    }
    if (columns.has(CloudColumn.MASS)) {
      builder.masses(columns.values(CloudColumn.MASS));
    }
    if (columns.has(CloudColumn.WEIGHT)) {
      builder.weights(columns.values(CloudColumn.WEIGHT));
    }
    try {
      return builder.build();
    } catch (InvalidPointException e) {
      throw refused(index, columns, domain, e);
    }
  }

  private CatalogueException refused(
      int index, ColumnSet columns, PeriodicBox domain, InvalidPointException e) {
    String place = "cloud " + index + ", " + columns.place(e.row()) + ": " + e.column() + " = ";
    String problem =
        switch (e.defect()) {
          case NON_FINITE -> e.value() + " is not finite; correct the point or leave it out";
          case OUTSIDE_BOX ->
              e.value()
                  + " lies outside the box [0, "
                  + domain.side("xyz".indexOf(e.column()))
                  + ") Mpc/h; wrap the positions (--wrap, or wrap: true in a benchmark) or state the right"
                  + " box";
        };
    return new CatalogueException(source.file(), place + problem, e);
  }

  private void requireWholeVectors(ColumnSet columns) throws CatalogueException {
    ColumnNames.requireWholeVectors(source.file(), columns.names());
  }

  @Override
  public List<Detail> details() throws CatalogueException {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail("format", source.format()));
    details.addAll(source.details());
    details.add(new Detail("clouds", Integer.toString(size())));
    details.add(new Detail("box", boxDetail()));
    if (!source.conventionalUnits().equals(Units.STANDARD) || !options.units().text().isEmpty()) {
      details.addAll(conversion.details());
    }
    if (!options.selection().isAll()) {
      details.add(new Detail("selection", options.selection().description()));
    }
    if (size() > 0) {
      details.addAll(CosmologyDetails.of(cosmologies));
      details.addAll(ColumnRanges.of(source, conversion, cosmologies.get(0)));
    }
    return details;
  }

  private String boxDetail() throws CatalogueException {
    PeriodicBox box = size() == 0 ? null : box(0);
    PeriodicBox inFile = source.metadata().box();
    if (box != null) {
      return boxText(box);
    }
    return inFile == null
        ? "not stated; pass --box L (Mpc/h)"
        : inFile.lx() + " in the file's unit of length, which is not known";
  }

  static String boxText(PeriodicBox box) {
    return box.isCube()
        ? box.lx() + " Mpc/h"
        : box.lx() + " x " + box.ly() + " x " + box.lz() + " Mpc/h";
  }

  /** The file of this catalogue. */
  public Path file() {
    return source.file();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
