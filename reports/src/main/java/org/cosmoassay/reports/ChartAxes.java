package org.cosmoassay.reports;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * Axes with round ticks written by {@link Numbers}. The ticks depend on the range alone, not on a
 * locale or on the area that is being laid out.
 */
final class ChartAxes {

  private static final Color INK = new Color(0x33, 0x33, 0x33);

  /** As much as fits along the shorter side of a chart. */
  private static final int LONGEST_LABEL = 30;

  /** From two decades on, powers of ten are labels enough. */
  private static final double DECADES_OF_POWERS = 2;

  private static final double DECADES_OF_ONE_TWO_FIVE = 0.7;

  /** Below this a logarithmic axis is as good as linear and gets linear ticks. */
  private static final double DECADES_OF_LINEAR = 0.3;

  private ChartAxes() {}

  /** A linear axis over [low, high] with about so many ticks. */
  static ValueAxis linear(String label, double low, double high, int ticks) {
    List<NumberTick> list = linearTicks(low, high, ticks);
    return styled(
        new NumberAxis(label) {
          @Override
          public List<NumberTick> refreshTicks(
              Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return anchored(list, edge);
          }
        },
        low,
        high);
  }

  /** A logarithmic axis over [low, high], both above 0. */
  static ValueAxis logarithmic(String label, double low, double high) {
    List<NumberTick> list = logarithmicTicks(low, high);
    return styled(
        new LogAxis(label) {
          @Override
          public List<NumberTick> refreshTicks(
              Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return anchored(list, edge);
          }
        },
        low,
        high);
  }

  private static ValueAxis styled(ValueAxis axis, double low, double high) {
    axis.setLabel(PlainText.drawable(PlainText.shortened(axis.getLabel(), LONGEST_LABEL)));
    axis.setRange(low, high);
    axis.setTickLabelFont(Fonts.regular(12));
    axis.setLabelFont(Fonts.regular(13));
    axis.setTickLabelPaint(INK);
    axis.setLabelPaint(Color.BLACK);
    axis.setAxisLinePaint(INK);
    axis.setTickMarkPaint(INK);
    axis.setMinorTickMarkInsideLength(0);
    axis.setMinorTickMarkOutsideLength(2);
    axis.setTickMarkOutsideLength(4);
    return axis;
  }

  /** The step of 1, 2 or 5 times a power of ten that gives about so many ticks. */
  static double step(double low, double high, int ticks) {
    double rough = (high - low) / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double mantissa = rough / power;
    double round = mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10;
    return round * power;
  }

  private static List<NumberTick> linearTicks(double low, double high, int ticks) {
    double step = step(low, high, ticks);
    List<NumberTick> list = new ArrayList<>();
    // Half a thousandth of a step absorbs the rounding of low / step.
    long first = (long) Math.ceil(low / step - 5e-4);
    long last = (long) Math.floor(high / step + 5e-4);
    for (long i = first; i <= last; i++) {
      list.add(tick(TickType.MAJOR, i * step, Numbers.tick(i * step, step)));
    }
    return list;
  }

  private static List<NumberTick> logarithmicTicks(double low, double high) {
    double decades = Math.log10(high / low);
    if (decades < DECADES_OF_LINEAR) {
      return linearTicks(low, high, 4);
    }
    List<NumberTick> list = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    int every = Math.max(1, (int) Math.ceil(decades / 6));
    for (int exponent = first; exponent <= last; exponent++) {
      for (int digit = 1; digit <= 9; digit++) {
        double value = Double.parseDouble(digit + "e" + exponent);
        if (value < low * (1 - 1e-12) || value > high * (1 + 1e-12)) {
          continue;
        }
        boolean labelled =
            decades >= DECADES_OF_POWERS
                ? digit == 1 && Math.floorMod(exponent, every) == 0
                : decades < DECADES_OF_ONE_TWO_FIVE || digit == 1 || digit == 2 || digit == 5;
        list.add(
            labelled
                ? tick(TickType.MAJOR, value, logarithmicLabel(digit, exponent, value))
                : tick(TickType.MINOR, value, ""));
      }
    }
    return list;
  }

  private static String logarithmicLabel(int digit, int exponent, double value) {
    boolean power = digit == 1 && (exponent > 3 || exponent < -2);
    return power ? Numbers.powerOfTen(exponent) : Numbers.significant(value, 1);
  }

  private static NumberTick tick(TickType type, double value, String label) {
    return new NumberTick(type, value, label, TextAnchor.CENTER, TextAnchor.CENTER, 0);
  }

  private static List<NumberTick> anchored(List<NumberTick> ticks, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isLeftOrRight(edge) ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
    return ticks.stream()
        .map(t -> new NumberTick(t.getTickType(), t.getValue(), t.getText(), anchor, anchor, 0))
        .toList();
  }
}
