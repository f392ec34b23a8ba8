package org.cosmoassay.reference.format.binary;

import java.nio.file.Path;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableFormat;

/**
 * Friends-of-friends groups of the GADGET-2 and GADGET-3 codes, as Quijote has them: files {@code
 * group_tab_NNN.M}. Recognised by that name. The files state no units; those of Quijote are {@code
 * gadget-fof}: kpc/h, 1e10 Msun/h, and velocities to be divided by a.
 */
public final class GroupTabFormat implements TableFormat {

  static final String NAME = "group-tab";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    return file.getFileName() != null
        && GroupTabTable.NAME.matcher(file.getFileName().toString()).matches();
  }

  @Override
  public ColumnTable openTable(Path file, CatalogueOptions options) throws CatalogueException {
    return GroupTabTable.open(file, options.part());
  }
}
