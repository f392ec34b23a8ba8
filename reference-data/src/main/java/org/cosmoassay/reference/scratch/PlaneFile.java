package org.cosmoassay.reference.scratch;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.PlaneCounts;
import org.cosmoassay.statistics.slab.Slab;
import org.cosmoassay.statistics.slab.SlabPass;

/**
 * The points of a cloud sorted by planes in a scratch file: a bucket sort that reads the points
 * once and holds one block of each plane. Points of a plane keep their order. The file has no name
 * once it is open, where the system allows it, and is gone with the process however that ends.
 *
 * <p>A record is 3 doubles, with velocities 6, and one more with weights. Blocks are written when
 * they are full, one after the other, and found again by their places.
 */
public final class PlaneFile implements Closeable {

  /** Memory of the blocks that are being filled, in bytes. */
  private static final long BLOCKS_BYTES = 64L << 20;

  private static final int MOST_POINTS_PER_BLOCK = 1 << 14;

  private static final int FEWEST_POINTS_PER_BLOCK = 128;

  private final SlabPass<?> pass;
  private final Path directory;
  private final FileChannel channel;
  private final boolean velocities;
  private final boolean weights;
  private final int columns;
  private final int pointsPerBlock;
  private final Plane[] planes;
  private final ByteBuffer block;
  private long end;

  /** The points of one plane: whole blocks in the file, and the one that is being filled. */
  private static final class Plane {
    private final List<Long> places = new ArrayList<>();
    private double[] filling = {};
    private int filled;
    private long points;
  }

  private PlaneFile(
      SlabPass<?> pass, Path directory, FileChannel channel, boolean velocities, boolean weights) {
    this.pass = pass;
    this.directory = directory;
    this.channel = channel;
    this.velocities = velocities;
    this.weights = weights;
    columns = 3 + (velocities ? 3 : 0) + (weights ? 1 : 0);
    planes = new Plane[pass.planes().count()];
    for (int p = 0; p < planes.length; p++) {
      planes[p] = new Plane();
    }
    long share = BLOCKS_BYTES / ((long) planes.length * columns * Double.BYTES);
    pointsPerBlock =
        (int) Math.max(FEWEST_POINTS_PER_BLOCK, Math.min(MOST_POINTS_PER_BLOCK, share));
    block = buffer();
  }

  private ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(pointsPerBlock * columns * Double.BYTES)
        .order(ByteOrder.nativeOrder());
  }

  /**
   * A file without points.
   *
   * @param directory where it lies; it is made when it is not there
   * @param points number of points to come, or an upper limit
   * @param weighted whether the cloud has weights; kept when the pass needs them
   * @throws IOException when there is less free space than the points take
   */
  public static PlaneFile create(SlabPass<?> pass, Path directory, long points, boolean weighted)
      throws IOException {
    Files.createDirectories(directory);
    boolean weights = weighted && pass.needsWeights();
    long bytes = points * Double.BYTES * (3 + (pass.needsVelocities() ? 3 : 0) + (weights ? 1 : 0));
    long free = Files.getFileStore(directory).getUsableSpace();
    if (bytes > free) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: %d points take %.1f GB of scratch space and %.1f GB are free; free some, or name another directory with --scratch",
              directory,
              points,
              bytes / 1e9,
              free / 1e9));
    }
    Path file = Files.createTempFile(directory, "cosmoassay-slabs-", ".tmp");
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Some systems keep the names of open files: it is deleted when it is closed.
    }
    return new PlaneFile(pass, directory, channel, pass.needsVelocities(), weights);
  }

  /** Adds points in the order of the cloud, as they are before the view of the pass. */
  public void add(PointCloud batch) throws IOException {
    PointCloud view = pass.view(batch);
    int axis = pass.planes().axis();
    for (int i = 0; i < view.size(); i++) {
      Plane plane = planes[pass.planes().of(view.position(axis, i))];
      if (plane.filled == plane.filling.length) {
        makeRoom(plane);
      }
      double[] values = plane.filling;
      int at = plane.filled;
      values[at++] = view.x(i);
      values[at++] = view.y(i);
      values[at++] = view.z(i);
      if (velocities) {
        values[at++] = view.velocity(0, i);
        values[at++] = view.velocity(1, i);
        values[at++] = view.velocity(2, i);
      }
      if (weights) {
        values[at++] = view.weight(i);
      }
      plane.filled = at;
      plane.points++;
    }
  }

  private void makeRoom(Plane plane) throws IOException {
    int whole = pointsPerBlock * columns;
    if (plane.filling.length < whole) {
      int length = Math.min(whole, Math.max(16 * columns, 4 * plane.filling.length));
      double[] longer = new double[length];
      System.arraycopy(plane.filling, 0, longer, 0, plane.filled);
      plane.filling = longer;
      return;
    }
    block.clear();
    block.asDoubleBuffer().put(plane.filling, 0, whole);
    block.limit(whole * Double.BYTES);
    plane.places.add(end);
    try {
      while (block.hasRemaining()) {
        end += channel.write(block, end);
      }
    } catch (IOException e) {
      throw new IOException(
          "%s: cannot be written to (%s); free some space, or name another directory with --scratch"
              .formatted(directory, e.getMessage()),
          e);
    }
    plane.filled = 0;
  }

  /** Number of points in every plane so far. */
  public PlaneCounts population() {
    long[] counts = new long[planes.length];
    for (int p = 0; p < counts.length; p++) {
      counts[p] = planes[p].points;
    }
    return PlaneCounts.of(counts);
  }

  /** Bytes written so far. */
  public long bytes() {
    return end;
  }

  /** The points that a slab must see, in the view of the pass. */
  public PointCloud read(Slab slab) throws IOException {
    int[] first = new int[slab.planes() + 1];
    for (int p = 0; p < slab.planes(); p++) {
      first[p + 1] = Math.toIntExact(first[p] + plane(slab, p).points);
    }
    double[][] values = new double[columns][first[slab.planes()]];
    try {
      Parallel.map(
          slab.planes(),
          p -> {
            read(plane(slab, p), values, first[p]);
            return true;
          });
    } catch (UncheckedIOException e) {
      throw new IOException(directory + ": cannot be read from (" + e.getMessage() + ")", e);
    }
    PointCloud.Builder points =
        PointCloud.builder(pass.planes().box()).positions(values[0], values[1], values[2]);
    if (velocities) {
      points.velocities(values[3], values[4], values[5]);
    }
    if (weights) {
      points.weights(values[columns - 1]);
    }
    return points.build();
  }

  private Plane plane(Slab slab, int place) {
    return planes[(slab.firstPlane() + place) % planes.length];
  }

  private void read(Plane plane, double[][] values, int from) {
    int at = from;
    double[] records = new double[plane.places.isEmpty() ? 0 : pointsPerBlock * columns];
    ByteBuffer bytes = plane.places.isEmpty() ? ByteBuffer.allocate(0) : buffer();
    for (long place : plane.places) {
      bytes.clear();
      try {
        while (bytes.hasRemaining()) {
          if (channel.read(bytes, place + bytes.position()) < 0) {
            throw new EOFException("the scratch file ends early");
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      bytes.flip().asDoubleBuffer().get(records);
      spread(records, records.length, values, at);
      at += pointsPerBlock;
    }
    spread(plane.filling, plane.filled, values, at);
  }

  private void spread(double[] records, int length, double[][] values, int from) {
    int at = from;
    for (int k = 0; k < length; k += columns) {
      for (int c = 0; c < columns; c++) {
        values[c][at] = records[k + c];
      }
      at++;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
