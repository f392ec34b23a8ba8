package org.cosmoassay.reports;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Points of clouds as the scripts of the page read them: whole numbers of two bytes in base64, so
 * that a side of the box is 65535 steps. Of a box of 1000 Mpc/h a step is 0.015 Mpc/h, far below a
 * pixel.
 */
final class CloudData {

  private static final int STEPS = 65535;
  private static final int LENGTH_DIGITS = 6;

  private CloudData() {}

  /** Slabs and parts of clouds, the reference first. */
  static void slices(PageJson json, List<Slice> slices) {
    json.array("slices");
    for (Slice slice : slices) {
      json.object()
          .field("name", slice.source())
          .field("title", SliceChart.described(slice))
          .field("width", slice.width(), LENGTH_DIGITS)
          .field("height", slice.height(), LENGTH_DIGITS)
          .field("depth", slice.depth(), LENGTH_DIGITS)
          .field("x", packed(slice.size(), slice::x, slice.width()))
          .field("y", packed(slice.size(), slice::y, slice.height()));
      Cube cube = slice.cube();
      if (cube != null) {
        json.object("cube").field("periodic", cube.periodic());
        json.field("sides", 3, cube::side, LENGTH_DIGITS);
        for (int axis = 0; axis < 3; axis++) {
          int along = axis;
          json.field(
              String.valueOf("xyz".charAt(axis)),
              packed(cube.size(), i -> cube.at(along, i), cube.side(axis)));
        }
        json.end();
      }
      json.end();
    }
    json.end();
  }

  /** Coordinates between 0 and a side; what is no number or outside lies on the border. */
  static String packed(int size, IntToDoubleFunction at, double side) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * size).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      double part = Math.min(1, Math.max(0, at.applyAsDouble(i) / side));
      bytes.putShort((short) Math.round(part * STEPS));
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
