package org.cosmoassay.reference.format.binary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CloudColumn;
import org.cosmoassay.reference.format.named.ColumnAliases;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.PartFiles;
import org.cosmoassay.reference.format.named.TableColumn;

/** All groups of the files of a set, in the order of the files. */
final class GroupTabTable implements ColumnTable {

  static final Pattern NAME = Pattern.compile("(.*group_tab_\\d+\\.)(\\d+)()");
  private static final String MASS = "GroupMass";
  private static final ColumnAliases ALIASES =
      ColumnAliases.COMMON
          .with(CloudColumn.X, "GroupPos[0]")
          .with(CloudColumn.Y, "GroupPos[1]")
          .with(CloudColumn.Z, "GroupPos[2]")
          .with(CloudColumn.VX, "GroupVel[0]")
          .with(CloudColumn.VY, "GroupVel[1]")
          .with(CloudColumn.VZ, "GroupVel[2]")
          .with(CloudColumn.MASS, MASS);

  private final Path file;
  private final PartFiles files;
  private final List<GroupTab> parts;
  private final int groups;

  private GroupTabTable(Path file, PartFiles files, List<GroupTab> parts, int groups) {
    this.file = file;
    this.files = files;
    this.parts = parts;
    this.groups = groups;
  }

  static GroupTabTable open(Path file, boolean alone) throws CatalogueException {
    List<GroupTab> parts = new ArrayList<>();
    try {
      int count;
      try (GroupTab own = GroupTab.open(file)) {
        count = own.files();
      }
      PartFiles files = PartFiles.of(file, NAME, count, alone);
      long groups = 0;
      for (Path part : files.files()) {
        parts.add(GroupTab.open(part));
        groups += parts.get(parts.size() - 1).groups();
      }
      requireAgreement(files, parts, groups);
      return new GroupTabTable(file, files, List.copyOf(parts), (int) groups);
    } catch (CatalogueException e) {
      close(parts, e);
      throw e;
    } catch (IOException e) {
      CatalogueException problem =
          new CatalogueException(file, "cannot be closed (" + e.getMessage() + ")", e);
      close(parts, problem);
      throw problem;
    }
  }

  private static void close(List<GroupTab> parts, CatalogueException problem) {
    for (GroupTab part : parts) {
      try {
        part.close();
      } catch (IOException e) {
        problem.addSuppressed(e);
      }
    }
  }

  private static void requireAgreement(PartFiles files, List<GroupTab> parts, long groups)
      throws CatalogueException {
    GroupTab first = parts.get(0);
    for (GroupTab part : parts) {
      if (part.total() != first.total()
          || part.files() != first.files()
          || !part.description().equals(first.description())) {
        throw new CatalogueException(
            part.path(),
            "states %d groups in %d files (%s) where %s states %d in %d (%s); they are not of one catalogue"
                .formatted(
                    part.total(),
                    part.files(),
                    part.description(),
                    first.path().getFileName(),
                    first.total(),
                    first.files(),
                    first.description()));
      }
    }
    if (files.isWhole() && groups != first.total()) {
      throw new CatalogueException(
          first.path(),
          "states %d groups in all files and they hold %d; a file is of another catalogue"
              .formatted(first.total(), groups));
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String format() {
    return GroupTabFormat.NAME;
  }

  @Override
  public int rows(int cloud) {
    return groups;
  }

  @Override
  public List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>();
    parts
        .get(0)
        .blocks()
        .forEach(
            (name, block) -> {
              for (int i = 0; i < block.width(); i++) {
                columns.add(TableColumn.of(block.width() == 1 ? name : name + "[" + i + "]"));
              }
            });
    if (!parts.get(0).blocks().containsKey(MASS)) {
      columns.add(TableColumn.of(MASS));
    }
    return columns;
  }

  @Override
  public ColumnAliases aliases() {
    return ALIASES;
  }

  @Override
  public double[][] read(int cloud, List<String> names) throws CatalogueException {
    files.requireWhole();
    double[][] values = new double[names.size()][groups];
    for (int c = 0; c < values.length; c++) {
      String name = names.get(c);
      int bracket = name.indexOf('[');
      String array = bracket < 0 ? name : name.substring(0, bracket);
      int element = bracket < 0 ? 0 : name.charAt(bracket + 1) - '0';
      int from = 0;
      for (GroupTab part : parts) {
        part.read(part.blocks().get(array), element, values[c], from);
        from += part.groups();
      }
    }
    return values;
  }

  @Override
  public List<Catalogue.Detail> details() {
    List<Catalogue.Detail> details = new ArrayList<>();
    details.add(new Catalogue.Detail("layout", parts.get(0).description()));
    details.add(new Catalogue.Detail("files", files.description()));
    details.add(new Catalogue.Detail("groups", groups + " of a total of " + parts.get(0).total()));
    Path ids = file.resolveSibling(file.getFileName().toString().replace("group_tab", "group_ids"));
    if (!ids.equals(file)) {
      details.add(
          new Catalogue.Detail(
              "particle ids",
              Files.exists(ids) ? "in " + ids.getFileName() + ", not read" : "none beside it"));
    }
    return details;
  }

  @Override
  public void close() throws IOException {
    for (GroupTab part : parts) {
      part.close();
    }
  }
}
