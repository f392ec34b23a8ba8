package org.cosmoassay.reference.format.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueFormat;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.CloudColumn;
import org.cosmoassay.reference.format.ColumnCatalogue;
import org.cosmoassay.reference.format.EnsembleLayout;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue as a text table: a row per point, with or without a first line of column names,
 * fields separated by commas, semicolons, tabs or blanks, comments after {@code #}. A column {@code
 * realization} splits the rows into clouds.
 */
public final class CsvFormat implements CatalogueFormat {

  private static final List<String> READ =
      List.of(".csv", ".txt", ".dat", ".tsv", ".asc", ".ascii");
  private static final String WRITTEN = ".csv";

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    return READ.stream().anyMatch(lower::endsWith);
  }

  @Override
  public boolean writes(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(WRITTEN);
  }

  @Override
  public Catalogue open(Path file, CatalogueOptions options) throws CatalogueException {
    List<Cosmology> conditions = Conditions.of(options);
    return ColumnCatalogue.of(CsvColumns.of(file, options), options, conditions);
  }

  @Override
  public void write(Path file, Ensemble ensemble) throws CatalogueException {
    EnsembleLayout layout = EnsembleLayout.of(file, ensemble);
    int[] points = IntStream.range(0, layout.clouds()).map(layout::size).toArray();
    for (int b = 0; points.length > 1 && b < points.length; b++) {
      if (points[b] == 0) {
        throw new CatalogueException(
            file, "cloud " + b + " is empty, which a table cannot hold; write an .npz");
      }
    }
    try {
      AtomicFile.write(
          file,
          out -> {
            print(out, CsvMarker.write(points, layout.metadata()));
            print(out, header(layout));
            for (int b = 0; b < points.length; b++) {
              rows(out, layout, ensemble.cloud(b), points.length == 1 ? null : b);
            }
          });
    } catch (IOException e) {
      throw CatalogueException.writing(file, e);
    }
  }

  private static String header(EnsembleLayout layout) {
    String names =
        layout.columns().stream().map(CloudColumn::label).collect(Collectors.joining(","));
    return (layout.clouds() == 1 ? "" : "realization,") + names + "\n";
  }

  private static void rows(
      OutputStream out, EnsembleLayout layout, PointCloud cloud, @Nullable Integer realization)
      throws IOException {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cloud.size(); i++) {
      row.setLength(0);
      if (realization != null) {
        row.append(realization.intValue()).append(',');
      }
      for (CloudColumn column : layout.columns()) {
        row.append(EnsembleLayout.value(cloud, column, i)).append(',');
      }
      row.setCharAt(row.length() - 1, '\n');
      print(out, row.toString());
    }
  }

  private static void print(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
