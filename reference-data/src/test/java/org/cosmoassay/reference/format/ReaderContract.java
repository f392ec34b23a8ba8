package org.cosmoassay.reference.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every format that is only read owes: count, columns and units of a file of known content;
 * units that the file does not state are asked for; damage is known as such.
 */
public abstract class ReaderContract {

  @TempDir protected Path directory = Path.of("set by JUnit");

  /** The format's name. */
  protected abstract String format();

  /** Writes a file of this format, and returns the one to open. */
  protected abstract Path write(Path directory) throws Exception;

  /** Options that state everything the file does not. */
  protected abstract CatalogueOptions options();

  /** Checks the only or first cloud of the file that {@link #write} makes. */
  protected abstract void requireContent(PointCloud cloud);

  /** Whether the file states all of its units. */
  protected abstract boolean statesUnits();

  /** Whether a file cut between two rows can be known as such. */
  protected boolean knowsRows() {
    return true;
  }

  /** Where the content ends in a file of so many bytes; what follows is padding. */
  protected int end(int bytes) {
    return bytes;
  }

  @Test
  void contentIsRead() throws Exception {
    Path file = write(directory);
    assertThat(Catalogues.format(file, options().format()).name()).isEqualTo(format());
    try (Catalogue catalogue = Catalogues.open(file, options())) {
      requireContent(catalogue.read(0).cloud());
      requireContent(catalogue.read(0).cloud()); // A second time: nothing is used up.
      assertThat(catalogue.details().get(0)).isEqualTo(new Catalogue.Detail("format", format()));
      assertThat(catalogue.details().toString())
          .contains("label=unit of length", "label=cloud 0 x, value=");
    }
  }

  /** Whether clouds come in batches. */
  protected boolean streams() {
    return false;
  }

  @Test
  void cloudsComeInBatchesOrAreRefused() throws Exception {
    try (Catalogue catalogue = Catalogues.open(write(directory), options())) {
      Batches.require(catalogue, streams());
    }
  }

  @Test
  void unitsAreStatedOrAskedFor() throws Exception {
    Path file = write(directory);
    CatalogueOptions without =
        options().withUnits(org.cosmoassay.reference.format.unit.Units.UNSTATED);
    if (statesUnits()) {
      requireContent(read(file, without));
      return;
    }
    assertThatThrownBy(() -> read(file, without))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("does not state the unit of length; pass --units");
    try (Catalogue catalogue = Catalogues.open(file, without)) {
      assertThat(catalogue.details().toString()).contains("unit of length, value=not stated");
    }
  }

  @Test
  void everyTruncationIsAnError() throws Exception {
    Path file = write(directory);
    byte[] bytes = Files.readAllBytes(file);
    int step = Math.max(1, bytes.length / 60);
    for (int length = 0; length < end(bytes.length); length += length < 100 ? 9 : step) {
      byte[] cut = Arrays.copyOf(bytes, length);
      if (!knowsRows() && length > 0 && cut[length - 1] == '\n') {
        continue;
      }
      Files.write(file, cut);
      assertThatThrownBy(() -> read(file, options()))
          .as("%d of %d bytes", length, bytes.length)
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining(file.getFileName().toString());
    }
  }

  @Test
  void damagedBytesNeverCrashTheReader() throws Exception {
    Path file = write(directory);
    byte[] bytes = Files.readAllBytes(file);
    UniformRandomProvider random = RandomStreams.of(20261124);
    int refused = 0;
    for (int trial = 0; trial < 200; trial++) {
      byte[] copy = bytes.clone();
      int hits = 1 + random.nextInt(4);
      for (int h = 0; h < hits; h++) {
        int range = trial % 2 == 0 ? Math.min(copy.length, 400) : copy.length;
        copy[random.nextInt(range)] = (byte) random.nextInt(256);
      }
      Files.write(file, copy);
      try {
        read(file, options());
      } catch (CatalogueException e) {
        assertThat(e.getMessage()).contains(directory.toString()).doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void anotherFormatUnderItsNameIsAnError() throws Exception {
    Path file = write(directory);
    Files.write(file, new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, 0, 10, 44});
    requireRefused(file);
    Files.writeString(file, "x y z\n1 2 3\n4 5 6\n");
    requireRefused(file);
    Files.write(file, new byte[0]);
    requireRefused(file);
  }

  private void requireRefused(Path file) {
    CatalogueOptions named = options().withFormat(format());
    assertThatThrownBy(() -> read(file, named))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining(file.getFileName().toString());
  }

  @Test
  void formatIsNotWritten() throws Exception {
    Path file = write(directory);
    assertThat(Catalogues.format(file, format()).writes(file)).isFalse();
  }

  /** Reads every cloud and returns the first. */
  protected static PointCloud read(Path file, CatalogueOptions options)
      throws CatalogueException, IOException {
    try (Catalogue catalogue = Catalogues.open(file, options)) {
      for (int i = 1; i < catalogue.size(); i++) {
        catalogue.read(i);
      }
      return catalogue.read(0).cloud();
    }
  }
}
