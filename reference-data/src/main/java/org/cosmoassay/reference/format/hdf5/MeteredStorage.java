package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an HDF5 file, for the library, with bounds it does not keep itself. What tells of
 * the structure of a file is read {@value #STRUCTURE_RATIO} times at most, and not from within
 * {@value #DEEPEST} calls: trees, headers and links that refer to themselves end there. No room is
 * made for bytes that the file does not have.
 */
final class MeteredStorage implements HdfBackingStorage {

  /** How often all bytes of a file may be read for its structure. */
  private static final int STRUCTURE_RATIO = 64;

  /** Bytes of structure that a file of any size may have read. */
  private static final long STRUCTURE_ALWAYS = 4L << 20;

  /** What the library holds for a piece beside its bytes. */
  private static final int PIECE_BYTES = 64;

  /** Calls inside each other; whole files need some sixty. */
  private static final int DEEPEST = 1000;

  /** Counting calls takes time; no tree is as deep between two counts. */
  private static final int PIECES_PER_COUNT = 32;

  /** Shorter pieces are read: a mapping costs more, and is held until the next collection. */
  private static final long SMALL_BYTES = 1 << 16;

  private static final StackWalker STACK = StackWalker.getInstance();

  /** The library has it, and keeps it to itself. */
  private static final MethodHandle FILE_OF_STORAGE = fileOfStorage();

  private final HdfFileChannel bytes;
  private final long size;
  private long left;
  private int pieces;

  private MeteredStorage(HdfFileChannel bytes) {
    this.bytes = bytes;
    this.size = bytes.size();
    this.left = STRUCTURE_ALWAYS + STRUCTURE_RATIO * size;
  }

  private static MethodHandle fileOfStorage() {
    try {
      return MethodHandles.privateLookupIn(HdfFile.class, MethodHandles.lookup())
          .findConstructor(
              HdfFile.class, MethodType.methodType(void.class, HdfBackingStorage.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("This version of jHDF opens no file of a storage.", e);
    }
  }

  /** Opens a file; the library's own exceptions when it is none. */
  static HdfFile open(Path file) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
      return open(channel);
    } catch (IOException e) {
      throw closed(channel, new HdfException(String.valueOf(e.getMessage()), e));
    } catch (RuntimeException e) {
      throw closed(channel, e);
    }
  }

  /** Closes a file; the library leaves a storage of others open. */
  static void close(HdfFile hdf) {
    hdf.getHdfBackingStorage().close();
  }

  private static RuntimeException closed(@Nullable FileChannel channel, RuntimeException problem) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
    return problem;
  }

  private static HdfFile open(FileChannel channel) throws IOException {
    long offset = 0;
    while (!isSigned(channel, offset)) {
      offset = offset == 0 ? 512 : 2 * offset; // A block of the user's may stand before.
      if (offset >= channel.size()) {
        throw new HdfException("no HDF5 signature");
      }
    }
    Superblock superblock = Superblock.readSuperblock(channel, offset);
    if (superblock.getBaseAddressByte() != offset) {
      throw new HdfException("the superblock states another base address than its own");
    }
    MeteredStorage storage = new MeteredStorage(new HdfFileChannel(channel, superblock));
    try {
      return (HdfFile) FILE_OF_STORAGE.invoke(storage);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new HdfException("the file cannot be opened", e);
    }
  }

  private static boolean isSigned(FileChannel channel, long offset) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(Long.BYTES);
    return channel.read(head, offset) == Long.BYTES && Hdf5Content.isSigned(head.array());
  }

  @Override
  public synchronized ByteBuffer readBufferFromAddress(long address, int length) {
    requireInside(address + getUserBlockSize(), length);
    left -= length + PIECE_BYTES;
    if (left < 0) {
      throw new HdfException("its parts refer to each other without end");
    }
    pieces++;
    if (pieces % PIECES_PER_COUNT == 0 && STACK.walk(Stream::count) > DEEPEST) {
      throw new HdfException("its parts refer to themselves");
    }
    return bytes.readBufferFromAddress(address, length);
  }

  private void requireInside(long from, long length) {
    if (from < 0 || length < 0 || length > size - from) {
      throw new HdfException(
          length + " bytes at " + from + " are beyond the end of the file at " + size);
    }
  }

  @Override
  public ByteBuffer map(long address, long length) {
    return mapNoOffset(address + getUserBlockSize(), length);
  }

  @Override
  public ByteBuffer mapNoOffset(long address, long length) {
    requireInside(address, length);
    return length <= SMALL_BYTES
        ? bytes.readBufferFromAddress(address - getUserBlockSize(), (int) length)
        : bytes.mapNoOffset(address, length);
  }

  @Override
  public long getUserBlockSize() {
    return bytes.getUserBlockSize();
  }

  @Override
  public Superblock getSuperblock() {
    return bytes.getSuperblock();
  }

  @Override
  public FileChannel getFileChannel() {
    return bytes.getFileChannel();
  }

  @Override
  public int getSizeOfOffsets() {
    return bytes.getSizeOfOffsets();
  }

  @Override
  public int getSizeOfLengths() {
    return bytes.getSizeOfLengths();
  }

  @Override
  public void close() {
    bytes.close();
  }

  @Override
  public long size() {
    return size;
  }

  /** Then the library opens no other file that this one names. */
  @Override
  public boolean inMemory() {
    return true;
  }
}
