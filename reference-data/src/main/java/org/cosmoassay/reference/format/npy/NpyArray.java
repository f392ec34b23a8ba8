package org.cosmoassay.reference.format.npy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.reference.format.ArrayView;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CloudArray;
import org.jspecify.annotations.Nullable;

/**
 * A NumPy array on disk. Only the header is held; elements are read through a block of fixed size
 * when asked for, so the array may be larger than the heap. Safe for use by several threads.
 */
public final class NpyArray implements CloudArray, Closeable {

  private static final int BLOCK_BYTES = 1 << 16;

  /** Texts without characters take no bytes, so that a file may state any number of them. */
  private static final int MOST_EMPTY_TEXTS = 1 << 10;

  private static final int LONGEST_JAVA_ARRAY = Integer.MAX_VALUE - 8;

  private final ArrayPlace place;
  private final ByteSource bytes;
  private final NpyHeader header;

  private NpyArray(ArrayPlace place, ByteSource bytes, NpyHeader header) {
    this.place = place;
    this.bytes = bytes;
    this.header = header;
  }

  /** Opens a {@code .npy} file and checks its header against its length. */
  public static NpyArray open(Path file) throws CatalogueException {
    ArrayPlace place = new ArrayPlace(file, null);
    ByteSource bytes;
    try {
      bytes = ByteSource.ofFile(file);
    } catch (NoSuchFileException e) {
      throw place.problem("the file does not exist; check the path", e);
    } catch (IOException e) {
      throw place.problem("cannot be read (" + e.getMessage() + ")", e);
    }
    try {
      return of(place, bytes);
    } catch (CatalogueException e) {
      try {
        bytes.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  static NpyArray of(ArrayPlace place, ByteSource bytes) throws CatalogueException {
    try {
      return new NpyArray(place, bytes, NpyHeader.read(place, bytes));
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  public NpyHeader header() {
    return header;
  }

  @Override
  public String name() {
    return place.array() == null ? "array" : place.array();
  }

  @Override
  public long[] shape() {
    return header.shape();
  }

  @Override
  public String description() {
    return header.toString();
  }

  @Override
  public void read(ArrayView view, int cloud, int first, int count, double[] @Nullable [] columns)
      throws CatalogueException {
    requireNumbers();
    NpyType type = header.type();
    if (header.fortranOrder()) {
      if (count < view.points() && view.features() > 1 && bytes.isSequential()) {
        throw place.problem(
            "is in Fortran order inside an archive, which is only read as a whole; save it with"
                + " numpy.ascontiguousarray, or as an .npy");
      }
      for (int f = 0; f < view.features(); f++) {
        double[] column = columns[f];
        if (column != null) {
          long start = cloud + view.clouds() * ((long) view.points() * f + first);
          each(
              new Run(start, view.clouds(), count),
              (i, buffer, at) -> column[(int) i] = type.toDouble(buffer, at));
        }
      }
      return;
    }
    int features = view.features();
    each(
        new Run(view.elements() * cloud + (long) first * features, 1, (long) count * features),
        (i, buffer, at) -> {
          double[] column = columns[(int) (i % features)];
          if (column != null) {
            column[(int) (i / features)] = type.toDouble(buffer, at);
          }
        });
  }

  /** All elements in C order (last index fastest), as doubles. */
  public double[] doubles() throws CatalogueException {
    requireNumbers();
    double[] values = new double[elementCount(Double.BYTES)];
    NpyType type = header.type();
    Order order = Order.of(header);
    each(all(), (i, buffer, at) -> values[order.place(i)] = type.toDouble(buffer, at));
    return values;
  }

  /** All elements in C order, as whole numbers; unsigned 64-bit numbers keep their 64 bits. */
  public long[] longs() throws CatalogueException {
    if (!header.type().isInteger()) {
      throw place.problem("holds " + header.type().label() + ", not whole numbers");
    }
    long[] values = new long[elementCount(Long.BYTES)];
    NpyType type = header.type();
    Order order = Order.of(header);
    each(all(), (i, buffer, at) -> values[order.place(i)] = type.toLong(buffer, at));
    return values;
  }

  /** All elements in C order, as text. */
  public List<String> strings() throws CatalogueException {
    NpyType type = header.type();
    if (type.isNumber()) {
      throw place.problem("holds " + type.label() + ", not text; save it as an array of str");
    }
    if (type.size() == 0 && header.count() > MOST_EMPTY_TEXTS) {
      throw place.problem("holds " + header.count() + " empty texts; save the names of columns");
    }
    int count = elementCount(Math.max(1, type.size()));
    if ((long) count * type.size() > LONGEST_JAVA_ARRAY || type.size() > BLOCK_BYTES) {
      throw place.problem("holds more text than names of columns can be; save shorter names");
    }
    Charset utf32 = Charset.forName(type.description().startsWith(">") ? "UTF-32BE" : "UTF-32LE");
    String[] values = new String[count];
    byte[] element = new byte[type.size()];
    Order order = Order.of(header);
    each(
        all(),
        (i, buffer, at) -> {
          buffer.get(at, element);
          values[order.place(i)] = withoutPadding(new String(element, utf32));
        });
    return new ArrayList<>(List.of(values));
  }

  private static String withoutPadding(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private void requireNumbers() throws CatalogueException {
    if (!header.type().isNumber()) {
      throw notNumbers();
    }
  }

  CatalogueException notNumbers() {
    return place.problem(
        "holds text (element type '"
            + header.type().description()
            + "'), not numbers; save it with .astype('float64')");
  }

  private int elementCount(int bytesEach) throws CatalogueException {
    long count = header.count();
    if (count > LONGEST_JAVA_ARRAY || count > Runtime.getRuntime().maxMemory() / bytesEach) {
      throw place.problem(
          "has " + count + " elements, more than the heap can hold; raise the heap with -Xmx");
    }
    return (int) count;
  }

  private Run all() {
    return new Run(0, 1, header.count());
  }

  /** Elements {@code first + i * stride}, i from 0, in the order of the file. */
  private record Run(long first, long stride, long count) {}

  private interface Sink {
    void accept(long i, ByteBuffer buffer, int at);
  }

  private void each(Run run, Sink sink) throws CatalogueException {
    try {
      bytes.verify();
      if (bytes.isSequential()) {
        synchronized (bytes) { // Two clouds read in turns would send the cursor back each time.
          readBlocks(run, sink);
        }
      } else {
        readBlocks(run, sink);
      }
    } catch (EOFException e) {
      throw place.problem("is truncated (" + e.getMessage() + "); copy or save it again", e);
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  private void readBlocks(Run run, Sink sink) throws IOException {
    int size = header.type().size();
    if (size == 0) {
      emptyTexts(run, sink);
      return;
    }
    long stepBytes = run.stride() * size;
    long perBlock = 1 + Math.max(0, BLOCK_BYTES - size) / stepBytes;
    int capacity = (int) ((Math.min(perBlock, Math.max(1, run.count())) - 1) * stepBytes + size);
    ByteBuffer block = ByteBuffer.allocate(capacity).order(header.type().order());
    for (long done = 0; done < run.count(); done += perBlock) {
      int n = (int) Math.min(perBlock, run.count() - done);
      block.clear().limit((int) ((n - 1) * stepBytes + size));
      bytes.read(header.dataOffset() + (run.first() + done * run.stride()) * size, block);
      for (int k = 0; k < n; k++) {
        sink.accept(done + k, block, (int) (k * stepBytes));
      }
    }
  }

  private static void emptyTexts(Run run, Sink sink) {
    ByteBuffer none = ByteBuffer.allocate(0);
    for (long i = 0; i < run.count(); i++) {
      sink.accept(i, none, 0);
    }
  }

  private static CatalogueException unreadable(ArrayPlace place, IOException e) {
    return place.problem("cannot be read (" + e.getMessage() + "); copy or save it again", e);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** Where the i-th element of the file goes in C order. */
  @FunctionalInterface
  private interface Order {
    int place(long i);

    static Order of(NpyHeader header) {
      if (!header.fortranOrder()) {
        return i -> (int) i;
      }
      long[] shape = header.shape();
      return i -> {
        long rest = i;
        long position = 0;
        long step = header.count();
        for (long side : shape) {
          step /= side;
          position += rest % side * step;
          rest /= side;
        }
        return (int) position;
      };
    }
  }
}
