package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;
import org.cosmoassay.harness.run.Build;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.twopoint.JackknifeCovariance;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One measurement as CSV or JSON; NaN is {@code nan} in CSV and {@code null} in JSON. */
final class MeasurementPrinter {

  /**
   * What was measured.
   *
   * @param catalogue its file
   * @param box its periodic box, null for a survey
   * @param count its number of points, or of cells of a field
   * @param covariance of the components one after the other, null when it was not asked for
   */
  record Measured(
      String catalogue,
      @Nullable PeriodicBox box,
      long count,
      @Nullable JackknifeCovariance covariance) {}

  private MeasurementPrinter() {}

  /** One row per bin under a header. */
  static String csv(Measurement measurement) {
    List<Printed> columns = columns(measurement);
    StringBuilder text = new StringBuilder();
    text.append(String.join(",", columns.stream().map(Printed::name).toList())).append('\n');
    for (int row = 0; row < measurement.axis().size(); row++) {
      StringJoiner line = new StringJoiner(",", "", "\n");
      for (Printed column : columns) {
        line.add(column.text(row));
      }
      text.append(line);
    }
    return text.toString();
  }

  /** The measurement with its axes, flags and provenance. */
  static byte[] json(
      Measurement measurement,
      Estimator statistic,
      Measured measured,
      Map<String, String> provenance) {
    Axis axis = measurement.axis();
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("statistic", measurement.statistic());
    root.put("catalogue", measured.catalogue());
    if (measured.box() != null) {
      putBox(root, measured.box());
    }
    root.put("count", measured.count());
    ObjectNode axisNode = root.putArray("axes").addObject();
    axisNode.put("name", axis.name()).put("unit", axis.unit());
    ArrayNode edges = axisNode.putArray("edges");
    for (double edge : axis.edges()) {
      edges.add(edge);
    }
    ObjectNode values = root.putObject("columns");
    for (Printed column : columns(measurement)) {
      ArrayNode array = values.putArray(column.name());
      for (int row = 0; row < axis.size(); row++) {
        if (column.integer()) {
          array.add((long) column.value().applyAsDouble(row));
        } else {
          Json.addNumber(array, column.value().applyAsDouble(row));
        }
      }
    }
    ArrayNode flags = root.putArray("flags");
    for (int row = 0; row < axis.size(); row++) {
      if (measurement.flag(row) != Flag.NONE) {
        flags.addObject().put("bin", row).put("flag", measurement.flag(row).label());
      }
    }
    if (measured.covariance() != null) {
      putCovariance(root.putArray("covariance"), measured.covariance());
    }
    ObjectNode origin = root.putObject("provenance");
    Build build = Build.current();
    origin
        .put("program", "CosmoAssay")
        .put("version", build.version())
        .put("commit", build.commit());
    origin.put("parameters", statistic.parameters()).put("statistic_version", statistic.version());
    provenance.forEach(origin::put);
    return Json.print(root);
  }

  private static void putCovariance(ArrayNode rows, JackknifeCovariance covariance) {
    for (int i = 0; i < covariance.size(); i++) {
      ArrayNode row = rows.addArray();
      for (int j = 0; j < covariance.size(); j++) {
        Json.addNumber(row, covariance.covariance(i, j));
      }
    }
  }

  private static void putBox(ObjectNode root, PeriodicBox box) {
    if (box.isCube()) {
      root.put("box", box.lx());
    } else {
      root.putArray("box").add(box.lx()).add(box.ly()).add(box.lz());
    }
  }

  private static List<Printed> columns(Measurement measurement) {
    Axis axis = measurement.axis();
    List<Printed> columns = new ArrayList<>();
    if (axis.isBinned()) {
      columns.add(new Printed(axis.name() + "_lo", axis.unit(), false, axis::edge));
      columns.add(new Printed(axis.name() + "_hi", axis.unit(), false, row -> axis.edge(row + 1)));
    } else {
      columns.add(new Printed(axis.name(), axis.unit(), false, axis::edge));
    }
    for (Column column : measurement.columns()) {
      columns.add(new Printed(column.name(), column.unit(), column.isInteger(), column::value));
    }
    return columns;
  }

  private record Printed(String name, String unit, boolean integer, IntToDoubleFunction value) {

    String text(int row) {
      double number = value.applyAsDouble(row);
      if (Double.isNaN(number)) {
        return "nan";
      }
      return integer ? Long.toString((long) number) : NumberOutput.toString(number, true);
    }
  }

  /**
   * The same of a catalogue in pieces: of several files the checksum is that of the lines that
   * {@code sha256sum} prints of them, in their order.
   */
  static Map<String, String> provenance(List<Path> pieces, int realization) throws IOException {
    if (pieces.size() == 1) {
      return provenance(Sha256.of(pieces.get(0)), realization);
    }
    StringBuilder lines = new StringBuilder();
    for (Path piece : pieces) {
      lines.append(Sha256.of(piece)).append("  ").append(piece.getFileName()).append('\n');
    }
    Map<String, String> entries =
        provenance(Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8)), realization);
    entries.put("pieces", Integer.toString(pieces.size()));
    return entries;
  }

  /** Ordered provenance entries. */
  static Map<String, String> provenance(String sha256, int realization) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("sha256", sha256);
    entries.put("realization", Integer.toString(realization));
    return entries;
  }
}
