package org.cosmoassay.reference.format.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code group_tab} files: group i is at (1000 i, 1000 i + 1, 1000 i + 2) kpc/h. */
final class GroupTabWriter {

  private GroupTabWriter() {}

  /** GADGET-3: {@code extras} further arrays of float32. */
  static Path gadget3(
      Path file, int first, int groups, int total, int files, int extras, ByteOrder order)
      throws IOException {
    ByteBuffer out = ByteBuffer.allocate(24 + groups * (84 + 4 * extras)).order(order);
    out.putInt(groups).putInt(total).putInt(0).putLong(1L << 33).putInt(files);
    ints(out, groups, 1);
    ints(out, groups, 1);
    for (int i = first; i < first + groups; i++) {
      out.putFloat(100f + i);
    }
    positions(out, first, groups);
    for (int i = first; i < first + groups; i++) {
      out.putFloat(i).putFloat(2 * i).putFloat(-i);
    }
    ints(out, groups, 6);
    for (int i = 0; i < groups * (6 + extras); i++) {
      out.putFloat(7f);
    }
    return Files.write(file, out.array());
  }

  /** P-GADGET-2: the mass is the sum over types, here 100 + i of the second one. */
  static Path gadget2(Path file, int groups, ByteOrder order) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(16 + groups * 92).order(order);
    out.putInt(groups).putInt(0).putInt(groups).putInt(1);
    ints(out, groups, 8);
    for (int i = 0; i < groups; i++) {
      out.putDouble(0).putDouble(100 + i).putDouble(0).putDouble(0).putDouble(0).putDouble(0);
    }
    positions(out, 0, groups);
    return Files.write(file, out.array());
  }

  private static void positions(ByteBuffer out, int first, int groups) {
    for (int i = first; i < first + groups; i++) {
      out.putFloat(1000f * i).putFloat(1000f * i + 1).putFloat(1000f * i + 2);
    }
  }

  private static void ints(ByteBuffer out, int groups, int width) {
    for (int i = 0; i < groups * width; i++) {
      out.putInt(20);
    }
  }
}
