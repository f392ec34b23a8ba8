package org.cosmoassay.reference.format.fits;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableFormat;

/**
 * A table of a FITS file: the first one, or the one whose EXTNAME the option {@code objects} is.
 * Units are those of TUNITn. Reference: FITS standard 4.0, https://fits.gsfc.nasa.gov
 */
public final class FitsFormat implements TableFormat {

  static final String NAME = "fits";
  private static final byte[] START = "SIMPLE  =".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> EXTENSIONS = List.of(".fits", ".fit", ".fits.gz");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    boolean signed =
        head.length >= START.length && Arrays.equals(head, 0, START.length, START, 0, START.length);
    String lower = file.toString().toLowerCase(Locale.ROOT);
    return signed || EXTENSIONS.stream().anyMatch(lower::endsWith);
  }

  @Override
  public ColumnTable openTable(Path file, CatalogueOptions options) throws CatalogueException {
    return FitsTable.open(file, options.objects());
  }
}
