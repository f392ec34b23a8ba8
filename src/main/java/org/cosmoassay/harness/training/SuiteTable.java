package org.cosmoassay.harness.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.mock.PairedBase;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * {@code simulations.csv} of a suite: what every simulation started from.
 *
 * @param rows in the order of the file, one per simulation and redshift
 */
record SuiteTable(List<Row> rows) {

  private static final String NAME = "simulations.csv";

  /**
   * A snapshot.
   *
   * @param set of the suite
   * @param split of the set
   * @param simulation phases and cosmology
   */
  record Row(String set, String split, PairedBase.Simulation simulation) {}

  /**
   * Reads the table in a suite's directory.
   *
   * @throws IOException when it is missing or a row cannot be read; the message names file and line
   */
  static SuiteTable read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      throw new IOException(
          file + " does not exist; name the directory of a finished suite, as `simulate` makes it");
    }
    List<String> lines = Files.readAllLines(file);
    List<String> header = List.of(lines.isEmpty() ? new String[0] : lines.get(0).split(",", -1));
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      try {
        rows.add(row(new Fields(header, lines.get(i).split(",", -1))));
      } catch (IllegalArgumentException e) {
        throw new IOException("%s:%d: %s".formatted(file, i + 1, e.getMessage()), e);
      }
    }
    return new SuiteTable(rows);
  }

  private static Row row(Fields fields) {
    return new Row(
        fields.text("set"),
        fields.text("split"),
        new PairedBase.Simulation(
            new Phases(
                Long.parseLong(fields.text("seed")),
                Boolean.parseBoolean(fields.text("fixed")),
                Boolean.parseBoolean(fields.text("inverted"))),
            new Cosmology(
                fields.number("Omega_m"),
                fields.number("Omega_b"),
                fields.number("h"),
                fields.number("n_s"),
                fields.number("sigma_8"),
                fields.number("redshift"))));
  }

  /** One line by the names of its columns. */
  private record Fields(List<String> header, List<String> values) {

    Fields(List<String> header, String[] values) {
      this(header, List.of(values));
    }

    String text(String column) {
      int at = header.indexOf(column);
      if (at < 0 || at >= values.size()) {
        throw new IllegalArgumentException("there is no column " + column);
      }
      return values.get(at);
    }

    double number(String column) {
      return Double.parseDouble(text(column));
    }
  }
}
