package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import java.nio.file.Path;
import java.util.Locale;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableFormat;

/**
 * Groups or subhalos of GADGET-4, AREPO, IllustrisTNG and CAMELS in HDF5: a group {@code Header}
 * with {@code Ngroups_ThisFile}, and {@code Group} and {@code Subhalo}. Groups are read unless the
 * option {@code objects} is {@code subhalos}.
 *
 * <p>Velocities of groups are the canonical a^2 dx/dt, to be divided by a; those of subhalos are
 * peculiar. Reference: Nelson et al. 2019, Comput. Astrophys. Cosmol. 6, 2,
 * https://doi.org/10.1186/s40668-019-0028-x; Springel et al. 2021, MNRAS 506, 2871,
 * https://doi.org/10.1093/mnras/stab1855
 */
public final class GadgetFormat implements TableFormat {

  static final String NAME = "gadget-hdf5";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    return Hdf5Content.is(file, head, GadgetFormat::isGadget);
  }

  private static boolean isGadget(HdfFile hdf) {
    var header = Hdf5Content.group(hdf, "Header");
    return header != null
        && Hdf5Attributes.number(header, "Ngroups_ThisFile").isPresent()
        && Hdf5Attributes.number(header, "BoxSize").isPresent();
  }

  @Override
  public ColumnTable openTable(Path file, CatalogueOptions options) throws CatalogueException {
    String objects = options.objects();
    if (objects == null) {
      return GadgetTable.open(file, GadgetFile.Objects.GROUPS, options.part());
    }
    return switch (objects.strip().toLowerCase(Locale.ROOT)) {
      case "groups" -> GadgetTable.open(file, GadgetFile.Objects.GROUPS, options.part());
      case "subhalos" -> GadgetTable.open(file, GadgetFile.Objects.SUBHALOS, options.part());
      default ->
          throw new CatalogueException(
              file, "has no objects '" + objects + "'; choose groups or subhalos");
    };
  }
}
