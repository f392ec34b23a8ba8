package org.cosmoassay.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A curve as small as a word, from the oldest run to the newest. Public for the template engine.
 *
 * @param lines points of unbroken pieces, as SVG takes them
 * @param limit height of the threshold; empty where it lies outside
 * @param endX place of the newest value; empty when it has none
 * @param endY its height
 * @param label what it shows, for screen readers
 */
public record Sparkline(List<String> lines, String limit, String endX, String endY, String label) {

  static final int WIDTH = 120;
  static final int HEIGHT = 28;
  private static final int MARGIN = 4;

  public Sparkline {
    lines = List.copyOf(lines);
  }

  /**
   * The curve of some numbers; NaN is a gap.
   *
   * @param values from the oldest to the newest
   * @param limit what they are held against; NaN without
   */
  public static Sparkline of(double[] values, double limit) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return new Sparkline(List.of(), "", "", "", "no values");
    }
    double low = Arrays.stream(finite).min().orElseThrow();
    double high = Arrays.stream(finite).max().orElseThrow();
    if (Double.isFinite(limit) && limit > low - (high - low) && limit < high + (high - low)) {
      low = Math.min(low, limit);
      high = Math.max(high, limit);
    }
    double bottom = low;
    double span = high - low;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        line.append(line.isEmpty() ? "" : " ")
            .append(x(i, values.length))
            .append(',')
            .append(y(values[i], bottom, span));
      } else if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    boolean ends = !line.isEmpty();
    if (ends) {
      lines.add(line.toString());
    }
    int last = values.length - 1;
    boolean within = Double.isFinite(limit) && limit >= low && limit <= high;
    return new Sparkline(
        lines,
        within ? y(limit, bottom, span) : "",
        ends ? x(last, values.length) : "",
        ends ? y(values[last], bottom, span) : "",
        "%s values from %s to %s"
            .formatted(
                Integer.toString(finite.length),
                Numbers.significant(finite[0], 3),
                Numbers.significant(finite[finite.length - 1], 3)));
  }

  private static String x(int place, int count) {
    double step = count == 1 ? 0 : (double) place / (count - 1);
    return coordinate(MARGIN + (WIDTH - 2 * MARGIN) * (count == 1 ? 1 : step));
  }

  private static String y(double value, double low, double span) {
    double height = span > 0 ? (value - low) / span : 0.5;
    return coordinate(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * height);
  }

  private static String coordinate(double pixels) {
    return BigDecimal.valueOf(pixels).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }
}
