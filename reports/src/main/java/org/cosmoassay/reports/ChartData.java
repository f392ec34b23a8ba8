package org.cosmoassay.reports;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import org.cosmoassay.reports.ComponentFigure.Component;
import org.cosmoassay.reports.ComponentFigure.Entry;
import org.cosmoassay.reports.Report.GateRange;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.ComponentComparison.Series;
import org.cosmoassay.statistics.comparison.Role;

/**
 * The numbers behind the charts of a statistic, as the scripts of the page read them. Means,
 * scatter and errors are as measured, in the units of the component; what a chart multiplies them
 * by stands beside them.
 */
final class ChartData {

  /** Of means and coordinates: a part in a million, far below what a screen can show. */
  private static final int VALUE_DIGITS = 6;

  /** Of ratios, errors and pulls. */
  private static final int ERROR_DIGITS = 4;

  private ChartData() {}

  /** Sources in the order of their styles. */
  static void sources(PageJson json, Report report) {
    json.array("sources");
    SourceStyle.of(report)
        .forEach(
            (name, style) -> {
              Role role =
                  report.sources().stream()
                      .filter(s -> s.name().equals(name))
                      .map(Source::role)
                      .findFirst()
                      .orElse(Role.JUDGED);
              json.object().field("name", name).field("role", role.name());
              json.field("color", hexadecimal(style.color()));
              float[] dash = style.stroke().getDashArray();
              int dashes = dash == null ? 0 : dash.length;
              json.field("dash", dashes, i -> dash == null ? 0 : dash[i], ERROR_DIGITS);
              json.field("marker", style.position() % 5).end();
            });
    json.end();
  }

  /** Every figure by the name of its chart. */
  static void figures(PageJson json, Map<String, ComponentFigure> figures, List<String> sources) {
    json.object("figures");
    figures.forEach(
        (name, figure) -> {
          json.object(name);
          figure(json, figure, sources);
          json.end();
        });
    json.end();
  }

  private static void figure(PageJson json, ComponentFigure figure, List<String> sources) {
    Component first = figure.first();
    json.field("statistic", figure.statistic())
        .field("title", figure.title())
        .field("form", figure.form().name())
        .field("family", figure.components().size() == 1 ? "" : first.quantity().family())
        .field("binned", first.first().axis().isBinned());
    json.object("x")
        .field("symbol", first.quantity().abscissa())
        .field("unit", first.quantity().abscissaUnit())
        .field("log", first.reference().logarithmic())
        .field("low", figure.left(), VALUE_DIGITS)
        .field("high", figure.right(), VALUE_DIGITS)
        .end();
    json.array("gates");
    for (GateRange gate : figure.gateRanges()) {
      json.object()
          .field("gate", gate.gate())
          .field("low", gate.low(), VALUE_DIGITS)
          .field("high", gate.high(), VALUE_DIGITS)
          .field("tolerance", gate.tolerance(), ERROR_DIGITS)
          .end();
    }
    json.end().array("components");
    for (Component component : figure.components()) {
      json.object();
      component(json, figure, component, sources);
      json.end();
    }
    json.end();
  }

  private static void component(
      PageJson json, ComponentFigure figure, Component component, List<String> sources) {
    Quantity quantity = component.quantity();
    ChartRows rows = component.reference();
    ChartRange range = ChartRange.ofValues(quantity, rows, component.rows());
    ChartRange ratios = figure.ratios(component);
    json.field("name", component.first().name())
        .field("symbol", quantity.symbol())
        .field("unit", quantity.unit())
        .field("label", quantity.label(0))
        .field("power", quantity.power())
        .field("log", range.logarithmic())
        .field("probability", quantity.probability())
        .field("low", range.low(), VALUE_DIGITS)
        .field("high", range.high(), VALUE_DIGITS)
        .field("ratioLow", ratios.low(), VALUE_DIGITS)
        .field("ratioHigh", ratios.high(), VALUE_DIGITS)
        .field("left", rows.size(), i -> rows.left()[i], VALUE_DIGITS)
        .field("x", rows.size(), i -> rows.x()[i], VALUE_DIGITS)
        .field("right", rows.size(), i -> rows.right()[i], VALUE_DIGITS)
        .field("centre", rows.size(), i -> component.first().axis().centre(i), VALUE_DIGITS);
    json.object("reference");
    series(json, component.first().reference(), rows.size());
    json.end().array("sources");
    for (Entry entry : component.entries()) {
      ComponentComparison compared = entry.comparison();
      int size = compared.axis().size();
      json.object().field("source", sources.indexOf(entry.source()));
      series(json, compared.generated(), size);
      json.field("ratio", size, i -> entry.rows().ratio()[i], VALUE_DIGITS)
          .field("ratioError", size, compared::ratioError, ERROR_DIGITS)
          .field("pull", size, compared::pull, ERROR_DIGITS)
          .end();
    }
    json.end();
  }

  private static void series(PageJson json, Series series, int size) {
    json.field("mean", size, series::mean, VALUE_DIGITS)
        .field("scatter", size, series::scatter, ERROR_DIGITS)
        .field("error", size, series::error, ERROR_DIGITS);
  }

  private static String hexadecimal(Color color) {
    return "#%06x".formatted(color.getRGB() & 0xFFFFFF);
  }
}
