package org.cosmoassay.generators.toy;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A table of square panels over the same part of the plane, as a PNG. Panels show points, a density
 * or paths.
 */
final class ToyPictures {

  /** Panels reach from -REACH to REACH on both axes. */
  static final double REACH = 2.4;

  private static final int GAP = 6;
  private static final int LEFT = 24;
  private static final int TOP = 24;
  private static final Color INK = new Color(0x1f2937);
  private static final Color FRAME = new Color(0xd1d5db);
  private static final Color DOTS = new Color(0x1d4e89);

  private final int side;
  private final BufferedImage image;
  private final Graphics2D graphics;

  ToyPictures(int side, List<String> columns, List<String> rows) {
    this.side = side;
    this.image =
        new BufferedImage(
            LEFT + columns.size() * (side + GAP),
            TOP + rows.size() * (side + GAP),
            BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    graphics.setColor(INK);
    for (int i = 0; i < columns.size(); i++) {
      centred(columns.get(i), LEFT + i * (side + GAP) + side / 2, TOP - 8);
    }
    graphics.rotate(-Math.PI / 2);
    for (int i = 0; i < rows.size(); i++) {
      centred(rows.get(i), -(TOP + i * (side + GAP) + side / 2), LEFT - 8);
    }
    graphics.rotate(Math.PI / 2);
  }

  private void centred(String text, int x, int y) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(text, x - metrics.stringWidth(text) / 2, y);
  }

  private int x0(int column) {
    return LEFT + column * (side + GAP);
  }

  private int y0(int row) {
    return TOP + row * (side + GAP);
  }

  private void frame(int column, int row) {
    graphics.setColor(FRAME);
    graphics.setStroke(new BasicStroke(1));
    graphics.drawRect(x0(column), y0(row), side - 1, side - 1);
  }

  private double pixel(double coordinate) {
    return (coordinate + REACH) / (2 * REACH) * side;
  }

  /** Points as dots; those outside are left out. */
  void points(int column, int row, double[] points) {
    for (int i = 0; i < points.length; i += 2) {
      int x = (int) Math.floor(pixel(points[i]));
      int y = side - 1 - (int) Math.floor(pixel(points[i + 1]));
      if (x >= 0 && y >= 0 && x < side && y < side) {
        image.setRGB(x0(column) + x, y0(row) + y, DOTS.getRGB());
      }
    }
    frame(column, row);
  }

  /**
   * A density on n by n cells, row by row from below, white at 0 and darkest at {@code largest} and
   * above, in 24 steps; between the middles of cells it is interpolated.
   */
  void density(int column, int row, double[] density, int n, double largest) {
    for (int py = 0; py < side; py++) {
      for (int px = 0; px < side; px++) {
        double u = (px + 0.5) / side * n - 0.5;
        double v = (side - py - 0.5) / side * n - 0.5;
        double share = Math.min(1, interpolated(density, n, u, v) / largest);
        image.setRGB(x0(column) + px, y0(row) + py, shade(Math.rint(24 * share) / 24));
      }
    }
    frame(column, row);
  }

  private static double interpolated(double[] density, int n, double u, double v) {
    int i = (int) Math.floor(Math.max(0, Math.min(n - 2.0, u)));
    int j = (int) Math.floor(Math.max(0, Math.min(n - 2.0, v)));
    double a = Math.max(0, Math.min(1, u - i));
    double b = Math.max(0, Math.min(1, v - j));
    return (1 - b) * ((1 - a) * density[j * n + i] + a * density[j * n + i + 1])
        + b * ((1 - a) * density[(j + 1) * n + i] + a * density[(j + 1) * n + i + 1]);
  }

  /** From white by light and middle blue to nearly black. */
  private static int shade(double share) {
    int[][] stops = {{255, 255, 255}, {158, 202, 225}, {33, 113, 181}, {8, 29, 68}};
    double at = share * (stops.length - 1);
    int stop = (int) Math.min(stops.length - 2.0, Math.floor(at));
    double a = at - stop;
    int rgb = 0;
    for (int k = 0; k < 3; k++) {
      rgb = rgb << 8 | (int) Math.round((1 - a) * stops[stop][k] + a * stops[stop + 1][k]);
    }
    return rgb;
  }

  /** Paths of points, {@code path[i]} at the i-th time: grey lines from open to filled dots. */
  void paths(int column, int row, List<double[]> path) {
    Graphics2D clipped = (Graphics2D) graphics.create(x0(column), y0(row), side, side);
    clipped.setStroke(new BasicStroke(0.8f));
    double[] first = path.get(0);
    double[] last = path.get(path.size() - 1);
    for (int i = 0; i < first.length; i += 2) {
      Path2D line = new Path2D.Double();
      for (int k = 0; k < path.size(); k++) {
        double x = pixel(path.get(k)[i]);
        double y = side - pixel(path.get(k)[i + 1]);
        if (k == 0) {
          line.moveTo(x, y);
        } else {
          line.lineTo(x, y);
        }
      }
      clipped.setColor(new Color(0x9ca3af));
      clipped.draw(line);
    }
    for (int i = 0; i < first.length; i += 2) {
      clipped.setColor(new Color(0xd97706));
      clipped.fillOval((int) pixel(first[i]) - 1, side - (int) pixel(first[i + 1]) - 1, 3, 3);
      clipped.setColor(DOTS);
      clipped.fillOval((int) pixel(last[i]) - 2, side - (int) pixel(last[i + 1]) - 2, 4, 4);
    }
    clipped.dispose();
    frame(column, row);
  }

  void write(Path file) throws IOException {
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
