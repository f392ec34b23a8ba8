package org.cosmoassay.harness.validation;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.cosmoassay.generators.field.DensityMap;

/** A picture of rows of maps, each as the mean over a slab of its first cells along z. */
final class MapPicture {

  private static final int TILE = 128;
  private static final int GAP = 8;
  private static final int LABEL = 150;
  private static final int SLAB = 4;

  /** Black through purple and orange to light yellow, as brightness rises. */
  private static final Color[] COLOURS = {
    new Color(0x000004),
    new Color(0x3B0F70),
    new Color(0x8C2981),
    new Color(0xDE4968),
    new Color(0xFE9F6D),
    new Color(0xFCFDBF)
  };

  private record Row(String label, List<DensityMap> maps) {}

  private final double highest;
  private final List<Row> rows = new ArrayList<>();

  /**
   * An empty picture.
   *
   * @param highest 1 + delta of the brightest colour
   */
  MapPicture(double highest) {
    this.highest = highest;
  }

  /** Adds a row; a label may have two lines. */
  MapPicture add(String label, List<DensityMap> maps) {
    rows.add(new Row(label, maps));
    return this;
  }

  void write(Path file) throws IOException {
    int columns = rows.stream().mapToInt(row -> row.maps.size()).max().orElse(0);
    BufferedImage image =
        new BufferedImage(
            LABEL + columns * (TILE + GAP),
            rows.size() * (TILE + GAP) + GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      int top = GAP + r * (TILE + GAP);
      graphics.setColor(Color.BLACK);
      String[] lines = row.label.split("\n", -1);
      for (int line = 0; line < lines.length; line++) {
        graphics.drawString(lines[line], GAP, top + TILE / 2 + 18 * line - 9 * (lines.length - 1));
      }
      for (int c = 0; c < row.maps.size(); c++) {
        draw(graphics, row.maps.get(c), LABEL + c * (TILE + GAP), top);
      }
    }
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private void draw(Graphics2D graphics, DensityMap map, int left, int top) {
    int side = map.side();
    int pixels = TILE / side;
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        double mean = 0;
        for (int k = 0; k < SLAB; k++) {
          mean += map.value((i * side + j) * side + k) / SLAB;
        }
        graphics.setColor(colour(mean / highest));
        graphics.fillRect(left + i * pixels, top + (side - 1 - j) * pixels, pixels, pixels);
      }
    }
  }

  private static Color colour(double share) {
    double at = Math.min(1, Math.max(0, share)) * (COLOURS.length - 1);
    int from = Math.min(COLOURS.length - 2, (int) at);
    double rest = at - from;
    Color a = COLOURS[from];
    Color b = COLOURS[from + 1];
    return new Color(
        (int) Math.round(a.getRed() + rest * (b.getRed() - a.getRed())),
        (int) Math.round(a.getGreen() + rest * (b.getGreen() - a.getGreen())),
        (int) Math.round(a.getBlue() + rest * (b.getBlue() - a.getBlue())));
  }
}
