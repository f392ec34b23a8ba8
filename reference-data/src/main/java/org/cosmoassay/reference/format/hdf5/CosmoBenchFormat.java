package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Metadata;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableFormat;
import org.jspecify.annotations.Nullable;

/**
 * The point clouds of CosmoBench: a group SET ({@code BSQ}, {@code LH}) with groups SET_0, SET_1,
 * ... of datasets X, Y, Z, VX, VY, VZ, and a group {@code params} with a number of every parameter
 * for each cloud. The files state neither box nor units. Reference: Huang et al. 2025,
 * https://arxiv.org/abs/2507.03707
 */
public final class CosmoBenchFormat implements TableFormat {

  private static final String NAME = "cosmobench";
  private static final String PARAMETERS = "params";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    return Hdf5Content.is(file, head, hdf -> set(hdf) != null);
  }

  /** The group that holds the clouds; null when this is no file of CosmoBench. */
  private static @Nullable Group set(HdfFile hdf) {
    for (Node node : hdf) {
      if (node instanceof Group group) {
        Group first = Hdf5Content.group(group, group.getName() + "_0");
        if (first != null && Hdf5Content.hasColumns(first)) {
          return group;
        }
      }
    }
    return null;
  }

  @Override
  public ColumnTable openTable(Path file, CatalogueOptions options) throws CatalogueException {
    return Hdf5Columns.open(file, NAME, new Clouds(file));
  }

  private record Clouds(Path file) implements Hdf5Columns.Layout {

    @Override
    public List<Group> clouds(HdfFile hdf) throws CatalogueException {
      Group set = set(hdf);
      if (set == null) {
        throw new CatalogueException(
            file, "has no group SET with a group SET_0 of datasets X, Y, Z as CosmoBench has");
      }
      List<Group> clouds = new ArrayList<>();
      int groups = 0;
      for (Node node : set) {
        groups += node instanceof Group ? 1 : 0;
      }
      for (int i = 0; i < groups; i++) {
        Group cloud = Hdf5Content.group(set, set.getName() + "_" + i);
        if (cloud == null) {
          throw new CatalogueException(
              file,
              "has %d groups in %s and none of them is %s_%d; they are numbered from 0"
                  .formatted(groups, set.getPath(), set.getName(), i));
        }
        clouds.add(cloud);
      }
      return clouds;
    }

    @Override
    public Map<String, double[]> stated(HdfFile hdf, int clouds) throws CatalogueException {
      Map<String, double[]> stated = new LinkedHashMap<>();
      Group parameters = Hdf5Content.group(hdf, PARAMETERS);
      if (parameters == null) {
        return stated;
      }
      for (String name : Metadata.PARAMETERS) {
        Dataset dataset = Hdf5Content.dataset(parameters, name);
        if (dataset != null) {
          Hdf5Storage.require(file, hdf, dataset);
          stated.put(name, Hdf5Array.of(file, dataset, new Object()).all());
        }
      }
      return stated;
    }
  }
}
