package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Metadata;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableFormat;
import org.jspecify.annotations.Nullable;

/**
 * Halos of Rockstar or consistent-trees in HDF5: a dataset (N,) for each column, x, y, z among
 * them, in the root or in one group. Units are the attributes {@code units} of the datasets; box,
 * scale factor and cosmology are attributes of the file or of a group {@code Header}.
 */
public final class RockstarHdf5Format implements TableFormat {

  private static final String NAME = "rockstar-hdf5";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    return Hdf5Content.is(file, head, hdf -> table(hdf) != null);
  }

  /** The group whose datasets are the columns; null when there is none. */
  private static @Nullable Group table(HdfFile hdf) {
    if (Hdf5Content.hasColumns(hdf)) {
      return hdf;
    }
    for (Node node : hdf) {
      if (node instanceof Group group && Hdf5Content.hasColumns(group)) {
        return group;
      }
    }
    return null;
  }

  @Override
  public ColumnTable openTable(Path file, CatalogueOptions options) throws CatalogueException {
    return Hdf5Columns.open(file, NAME, new Halos(file));
  }

  private record Halos(Path file) implements Hdf5Columns.Layout {

    @Override
    public List<Group> clouds(HdfFile hdf) throws CatalogueException {
      Group table = table(hdf);
      if (table == null) {
        throw new CatalogueException(file, "has no datasets x, y, z of one number per halo");
      }
      return List.of(table);
    }

    @Override
    public Map<String, double[]> stated(HdfFile hdf, int clouds) {
      Map<String, double[]> stated = new LinkedHashMap<>();
      put(stated, Metadata.BOX, find(hdf, "BoxSize", "box_size", "Box size", "boxsize"));
      put(stated, "omega_m", find(hdf, "Om", "Omega_M", "omega_m", "Omega0"));
      put(stated, "h", find(hdf, "h", "h0", "HubbleParam", "hubble"));
      OptionalDouble redshift = find(hdf, "Redshift", "redshift", "z");
      OptionalDouble scale = find(hdf, "a", "scale", "scale_factor", "Time");
      if (redshift.isEmpty() && scale.isPresent()) {
        redshift = OptionalDouble.of(1 / scale.getAsDouble() - 1);
      }
      put(stated, "redshift", redshift);
      return stated;
    }

    private static OptionalDouble find(HdfFile hdf, String... names) {
      OptionalDouble stated = Hdf5Attributes.number(hdf, names);
      return stated.isPresent()
          ? stated
          : Hdf5Attributes.number(Hdf5Content.group(hdf, "Header"), names);
    }

    private static void put(Map<String, double[]> stated, String name, OptionalDouble value) {
      value.ifPresent(number -> stated.put(name, new double[] {number}));
    }
  }
}
