package org.cosmoassay.reference.format.npy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one entry of a zip archive, through a cursor that moves forward and starts again
 * when asked to go back. A stored entry skips without reading, and its checksum is verified before
 * its first element is handed out. A deflated entry is inflated only as far as it is asked for, and
 * its checksum is verified when its last byte is read.
 */
final class ZipEntryBytes implements ByteSource {

  private static final int BLOCK_BYTES = 1 << 16;

  private final ZipFile zip;
  private final ZipEntry entry;
  private final boolean stored;
  private final byte[] block;
  private final CRC32 crc = new CRC32();
  private @Nullable InputStream in;
  private long position;
  private boolean verified;

  ZipEntryBytes(ZipFile zip, ZipEntry entry) {
    this.zip = zip;
    this.entry = entry;
    this.stored = entry.getMethod() == ZipEntry.STORED;
    // No more than there is to read: an archive may have many small entries.
    this.block = new byte[(int) Math.max(1, Math.min(BLOCK_BYTES, entry.getSize()))];
  }

  @Override
  public long size() {
    return entry.getSize();
  }

  @Override
  public boolean isSequential() {
    return true;
  }

  @Override
  public synchronized void read(long from, ByteBuffer target) throws IOException {
    moveTo(from);
    while (target.hasRemaining()) {
      int n = next(target.remaining());
      target.put(block, 0, n);
    }
  }

  @Override
  public synchronized void verify() throws IOException {
    if (!stored || verified) {
      return;
    }
    moveTo(0);
    while (position < entry.getSize()) {
      next(BLOCK_BYTES);
    }
    verified = true;
  }

  private void moveTo(long from) throws IOException {
    if (in == null || from < position) {
      reopen();
    }
    if (stored && verified && in != null) {
      in.skipNBytes(from - position);
      position = from;
    }
    while (position < from) {
      next((int) Math.min(block.length, from - position));
    }
  }

  private void reopen() throws IOException {
    close();
    in = zip.getInputStream(entry);
    position = 0;
    crc.reset();
  }

  /** Reads at most {@code most} bytes into the block, at least one. */
  private int next(int most) throws IOException {
    int n = in == null ? -1 : in.read(block, 0, Math.min(most, block.length));
    if (n <= 0) {
      throw new EOFException("the entry ends at byte " + position + " of " + entry.getSize());
    }
    position += n;
    if (!verified) {
      crc.update(block, 0, n);
      if (position == entry.getSize()) {
        verifyEnd();
      }
    }
    return n;
  }

  private void verifyEnd() throws IOException {
    if (crc.getValue() != entry.getCrc()) {
      throw new ZipException("its checksum (CRC-32) does not match: the data are damaged");
    }
    if (in != null && in.read() >= 0) {
      throw new ZipException("it is longer than the archive states: the data are damaged");
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (in != null) {
      in.close();
      in = null;
    }
  }
}
