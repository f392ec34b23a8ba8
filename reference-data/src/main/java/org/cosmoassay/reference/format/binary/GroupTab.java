package org.cosmoassay.reference.format.binary;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.named.PartFiles;
import org.jspecify.annotations.Nullable;

/**
 * One file {@code group_tab_NNN.M} of friends-of-friends groups. It has no magic number: layout and
 * byte order are those for which the size of the file is exactly what its header says.
 *
 * <p>GADGET-3 (Quijote): header Ngroups, TotNgroups, Nids (int32), TotNids (int64), Nfiles (int32);
 * then arrays GroupLen, GroupOffset (int32), GroupMass (float32), GroupPos, GroupVel (float32 x 3),
 * GroupLenType (int32 x 6), GroupMassType (float32 x 6), and with star formation or black holes one
 * to three more of float32. P-GADGET-2: header Ngroups, Nids, TotNgroups, Nfiles (int32); GroupLen,
 * GroupOffset (int32), GroupLenType (int32 x 6), GroupMassType (float64 x 6), GroupPos (float32 x
 * 3), and with star formation one more; the mass is the sum of those of all types.
 */
final class GroupTab implements Closeable {

  static final String MASS_TYPES = "GroupMassType";
  private static final int TYPES = 6;
  private static final int MOST_EXTRAS = 3;
  private static final int HEADER_BYTES = 24;

  /** A version of the format. */
  private enum Layout {
    GADGET3("GADGET-3", 24, 4, 20, 84),
    GADGET2("P-GADGET-2", 16, 8, 12, 92);

    private final String label;
    private final int headerBytes;
    private final int totalAt;
    private final int filesAt;
    private final int groupBytes;

    Layout(String label, int headerBytes, int totalAt, int filesAt, int groupBytes) {
      this.label = label;
      this.headerBytes = headerBytes;
      this.totalAt = totalAt;
      this.filesAt = filesAt;
      this.groupBytes = groupBytes;
    }
  }

  /** What a header says when it is read in one layout and byte order. */
  private record Reading(Layout layout, ByteOrder order, int groups, int total, int files) {

    static Reading of(Layout layout, ByteBuffer header, ByteOrder order) {
      header.order(order);
      return new Reading(
          layout,
          order,
          header.getInt(0),
          header.getInt(layout.totalAt),
          header.getInt(layout.filesAt));
    }

    boolean isSensible() {
      return groups >= 0 && groups <= total && files >= 1 && files <= PartFiles.MOST_PARTS;
    }

    /** Further arrays of 4 bytes a group; -1 when the file's size fits none. */
    int extras(long size) {
      for (int extras = 0; extras <= MOST_EXTRAS; extras++) {
        if (size == bytes(extras)) {
          return extras;
        }
      }
      return -1;
    }

    long bytes(int extras) {
      return layout.headerBytes + (long) groups * (layout.groupBytes + 4L * extras);
    }

    String description() {
      return layout.label
          + ", "
          + (order == ByteOrder.LITTLE_ENDIAN ? "little" : "big")
          + " endian";
    }
  }

  private final BinaryFile file;
  private final Reading reading;
  private final Map<String, Block> blocks;

  private GroupTab(BinaryFile file, Reading reading, Map<String, Block> blocks) {
    this.file = file;
    this.reading = reading;
    this.blocks = blocks;
  }

  static GroupTab open(Path path) throws CatalogueException {
    BinaryFile file = BinaryFile.open(path);
    try {
      Reading reading = read(file);
      return new GroupTab(file, reading, blocks(reading));
    } catch (CatalogueException e) {
      try {
        file.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private static Reading read(BinaryFile file) throws CatalogueException {
    // The older header is shorter: what a short file lacks of the longer one is read as zeros.
    int least = Layout.GADGET2.headerBytes;
    int present = (int) Math.min(HEADER_BYTES, Math.max(least, file.size()));
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.put(file.bytes(0, present, ByteOrder.LITTLE_ENDIAN, "the header"));
    List<String> sensible = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        Reading reading = Reading.of(layout, header, order);
        if (reading.isSensible() && reading.extras(file.size()) >= 0) {
          return reading;
        }
        if (reading.isSensible()) {
          sensible.add(
              "%d groups of a total of %d in %d files and %d bytes (%s)"
                  .formatted(
                      reading.groups,
                      reading.total,
                      reading.files,
                      reading.bytes(0),
                      reading.description()));
        }
      }
    }
    Reading usual = Reading.of(Layout.GADGET3, header, ByteOrder.LITTLE_ENDIAN);
    throw new CatalogueException(
        file.file(),
        sensible.isEmpty()
            ? "is no group_tab file: its header at offset 0 states %d groups of a total of %d in %d files, in no byte order a sensible count"
                .formatted(usual.groups, usual.total, usual.files)
            : "has %d bytes where its header states %s; it is truncated or damaged: copy it again"
                .formatted(file.size(), String.join(", or ", sensible)));
  }

  private static Map<String, Block> blocks(Reading reading) {
    Map<String, Block> blocks = new LinkedHashMap<>();
    Offsets offsets = new Offsets(reading.layout.headerBytes, reading);
    blocks.put("GroupLen", offsets.next(1, NumberType.INT32));
    blocks.put("GroupOffset", offsets.next(1, NumberType.INT32));
    if (reading.layout == Layout.GADGET3) {
      blocks.put("GroupMass", offsets.next(1, NumberType.FLOAT32));
      blocks.put("GroupPos", offsets.next(3, NumberType.FLOAT32));
      blocks.put("GroupVel", offsets.next(3, NumberType.FLOAT32));
      blocks.put("GroupLenType", offsets.next(TYPES, NumberType.INT32));
      blocks.put(MASS_TYPES, offsets.next(TYPES, NumberType.FLOAT32));
    } else {
      blocks.put("GroupLenType", offsets.next(TYPES, NumberType.INT32));
      blocks.put(MASS_TYPES, offsets.next(TYPES, NumberType.FLOAT64));
      blocks.put("GroupPos", offsets.next(3, NumberType.FLOAT32));
    }
    return blocks;
  }

  private static final class Offsets {
    private final Reading reading;
    private long offset;

    Offsets(long offset, Reading reading) {
      this.offset = offset;
      this.reading = reading;
    }

    Block next(int width, NumberType type) {
      Block block = new Block(offset, reading.groups, width, type, reading.order);
      offset = block.end();
      return block;
    }
  }

  /** Number of groups in this file. */
  int groups() {
    return reading.groups;
  }

  /** Number of groups in all files of the set. */
  int total() {
    return reading.total;
  }

  /** Number of files of the set. */
  int files() {
    return reading.files;
  }

  String description() {
    return reading.description();
  }

  /** The arrays by name. */
  Map<String, Block> blocks() {
    return blocks;
  }

  /**
   * Reads an element of an array.
   *
   * @param block an array's name, or null for the sum over all types of particles
   */
  void read(@Nullable Block block, int element, double[] target, int from)
      throws CatalogueException {
    if (block != null) {
      file.read(block, element, target, from);
      return;
    }
    Block types = Objects.requireNonNull(blocks.get(MASS_TYPES));
    double[] one = new double[groups()];
    for (int type = 0; type < TYPES; type++) {
      file.read(types, type, one, 0);
      for (int i = 0; i < one.length; i++) {
        target[from + i] += one[i];
      }
    }
  }

  Path path() {
    return file.file();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
