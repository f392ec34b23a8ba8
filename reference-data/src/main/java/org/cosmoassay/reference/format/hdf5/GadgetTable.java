package org.cosmoassay.reference.format.hdf5;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CloudColumn;
import org.cosmoassay.reference.format.Metadata;
import org.cosmoassay.reference.format.named.ColumnAliases;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.PartFiles;
import org.cosmoassay.reference.format.named.TableColumn;
import org.jspecify.annotations.Nullable;

/** The groups or subhalos of all files of a set, in the order of the files. */
final class GadgetTable implements ColumnTable {

  private static final Pattern NAME = Pattern.compile("(.*\\.)(\\d+)(\\.(?:hdf5|h5))");

  /** Redshifts of z = 0 snapshots are off by rounding errors of 1 / a - 1. */
  private static final double REDSHIFT_ROUNDING = 1e-10;

  private final Path file;
  private final GadgetFile.Objects objects;
  private final PartFiles files;
  private final List<GadgetFile> parts;
  private final GadgetFile first;
  private final int rows;
  private final List<TableColumn> columns;
  private final Metadata metadata;

  private GadgetTable(
      Path file, GadgetFile.Objects objects, PartFiles files, List<GadgetFile> parts, int rows)
      throws CatalogueException {
    this.file = file;
    this.objects = objects;
    this.files = files;
    this.parts = parts;
    this.rows = rows;
    this.first = parts.stream().filter(part -> part.rows() > 0).findFirst().orElse(parts.get(0));
    this.columns = columns(first);
    this.metadata = metadata(first);
  }

  static GadgetTable open(Path file, GadgetFile.Objects objects, boolean alone)
      throws CatalogueException {
    List<GadgetFile> parts = new ArrayList<>();
    try {
      int count;
      try (GadgetFile own = GadgetFile.open(file, objects)) {
        count = own.files();
      }
      PartFiles files = PartFiles.of(file, NAME, count, alone);
      long rows = 0;
      for (Path part : files.files()) {
        parts.add(GadgetFile.open(part, objects));
        rows += parts.get(parts.size() - 1).rows();
      }
      requireAgreement(files, parts, rows);
      return new GadgetTable(file, objects, files, List.copyOf(parts), (int) rows);
    } catch (CatalogueException e) {
      parts.forEach(GadgetFile::close);
      throw e;
    }
  }

  private static void requireAgreement(PartFiles files, List<GadgetFile> parts, long rows)
      throws CatalogueException {
    GadgetFile first = parts.get(0);
    for (GadgetFile part : parts) {
      if (part.total() != first.total() || part.files() != first.files()) {
        throw new CatalogueException(
            part.path(),
            "states %.0f objects in %d files where %s states %.0f in %d; they are not of one catalogue"
                .formatted(
                    part.total(),
                    part.files(),
                    first.path().getFileName(),
                    first.total(),
                    first.files()));
      }
    }
    if (rows > Integer.MAX_VALUE - 8 || (files.isWhole() && rows != first.total())) {
      throw new CatalogueException(
          first.path(),
          "states %.0f objects in all files and they hold %d; a file is damaged, or of another catalogue"
              .formatted(first.total(), rows));
    }
  }

  private static List<TableColumn> columns(GadgetFile first) throws CatalogueException {
    List<TableColumn> columns = new ArrayList<>();
    for (Map.Entry<String, Integer> dataset : first.widths().entrySet()) {
      String name = dataset.getKey();
      int width = dataset.getValue();
      for (int i = 0; i < width; i++) {
        String own = width == 1 ? name : name + "[" + i + "]";
        columns.add(new TableColumn(own, first.unit(name)));
      }
    }
    return List.copyOf(columns);
  }

  private static Metadata metadata(GadgetFile first) throws CatalogueException {
    Map<String, double[]> stated = new LinkedHashMap<>();
    put(stated, Metadata.BOX, first.header("BoxSize"));
    put(stated, "omega_m", first.parameter("Omega0"));
    put(stated, "omega_b", first.parameter("OmegaBaryon"));
    put(stated, "h", first.parameter("HubbleParam"));
    put(stated, "sigma_8", first.parameter("Sigma8"));
    OptionalDouble redshift = first.header("Redshift");
    if (redshift.isPresent() && Math.abs(redshift.getAsDouble()) < REDSHIFT_ROUNDING) {
      redshift = OptionalDouble.of(0);
    }
    put(stated, "redshift", redshift);
    return Metadata.of(first.path(), 1, stated);
  }

  private static void put(Map<String, double[]> stated, String name, OptionalDouble value) {
    value.ifPresent(number -> stated.put(name, new double[] {number}));
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String format() {
    return GadgetFormat.NAME;
  }

  @Override
  public int rows(int cloud) {
    return rows;
  }

  @Override
  public List<TableColumn> columns() {
    return columns;
  }

  @Override
  public Metadata metadata() {
    return metadata;
  }

  @Override
  public ColumnAliases aliases() {
    String group = objects.group();
    return ColumnAliases.COMMON
        .with(CloudColumn.X, group + "Pos[0]")
        .with(CloudColumn.Y, group + "Pos[1]")
        .with(CloudColumn.Z, group + "Pos[2]")
        .with(CloudColumn.VX, group + "Vel[0]")
        .with(CloudColumn.VY, group + "Vel[1]")
        .with(CloudColumn.VZ, group + "Vel[2]")
        .with(CloudColumn.MASS, group + "Mass");
  }

  @Override
  public double[][] read(int cloud, List<String> names) throws CatalogueException {
    files.requireWhole();
    double[][] values = new double[names.size()][rows];
    Map<String, Integer> widths = first.widths();
    int from = 0;
    for (GadgetFile part : parts) {
      if (part.rows() == 0) {
        continue;
      }
      for (Map.Entry<String, Integer> dataset : widths.entrySet()) {
        copy(part, dataset.getKey(), dataset.getValue(), names, values, from);
      }
      from += part.rows();
    }
    return values;
  }

  private static void copy(
      GadgetFile part, String dataset, int width, List<String> names, double[][] values, int from)
      throws CatalogueException {
    double[] @Nullable [] elements = new double[width][];
    boolean wanted = false;
    for (int i = 0; i < width; i++) {
      if (names.contains(width == 1 ? dataset : dataset + "[" + i + "]")) {
        elements[i] = new double[part.rows()];
        wanted = true;
      }
    }
    if (!wanted) {
      return;
    }
    part.read(dataset, elements);
    for (int i = 0; i < width; i++) {
      int place = names.indexOf(width == 1 ? dataset : dataset + "[" + i + "]");
      double[] element = elements[i];
      if (element != null && place >= 0) {
        System.arraycopy(element, 0, values[place], from, part.rows());
      }
    }
  }

  @Override
  public List<Catalogue.Detail> details() throws CatalogueException {
    return List.of(
        new Catalogue.Detail("objects", objects.group().toLowerCase(Locale.ROOT) + "s"),
        new Catalogue.Detail("files", files.description()),
        new Catalogue.Detail("objects in all files", "%d of %.0f".formatted(rows, first.total())));
  }

  @Override
  public void close() {
    parts.forEach(GadgetFile::close);
  }
}
