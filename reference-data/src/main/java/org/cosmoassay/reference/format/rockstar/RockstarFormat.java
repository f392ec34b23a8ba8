package org.cosmoassay.reference.format.rockstar;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableFormat;

/**
 * Halos of Rockstar ({@code out_*.list}, {@code halos_*.ascii}) and consistent-trees ({@code
 * hlist_*.list}) as text; units, box, cosmology and scale factor are those of the header's
 * comments. Subhalos are halos like others there. Reference: Behroozi, Wechsler & Wu 2013, ApJ 762,
 * 109, https://doi.org/10.1088/0004-637X/762/2/109
 */
public final class RockstarFormat implements TableFormat {

  static final String NAME = "rockstar";
  private static final Pattern START =
      Pattern.compile(
          "^#\\s*(id\\s+(descid|num_p)|scale\\(0\\)\\s+id\\(1\\))\\s", Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    return START.matcher(new String(head, StandardCharsets.US_ASCII)).find();
  }

  @Override
  public ColumnTable openTable(Path file, CatalogueOptions options) throws CatalogueException {
    return RockstarTable.open(file);
  }
}
