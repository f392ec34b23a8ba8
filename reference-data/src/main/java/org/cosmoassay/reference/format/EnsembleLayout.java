package org.cosmoassay.reference.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/** What all clouds of an ensemble must share to be written into one file. */
public final class EnsembleLayout {

  private final PeriodicBox box;
  private final List<CloudColumn> columns;
  private final int[] sizes;
  private final List<Cosmology> cosmologies;

  private EnsembleLayout(
      PeriodicBox box, List<CloudColumn> columns, int[] sizes, List<Cosmology> cosmologies) {
    this.box = box;
    this.columns = columns;
    this.sizes = sizes;
    this.cosmologies = cosmologies;
  }

  /** Looks at every cloud once. */
  public static EnsembleLayout of(Path file, Ensemble ensemble) throws CatalogueException {
    if (ensemble.size() == 0) {
      throw new CatalogueException(file, "there are no clouds to write; give at least one");
    }
    PointCloud first = ensemble.cloud(0);
    List<CloudColumn> columns = columns(first);
    int[] sizes = new int[ensemble.size()];
    List<Cosmology> cosmologies = new ArrayList<>(sizes.length);
    for (int i = 0; i < sizes.length; i++) {
      PointCloud cloud = i == 0 ? first : ensemble.cloud(i);
      if (!columns(cloud).equals(columns)) {
        throw new CatalogueException(
            file,
            "cloud "
                + i
                + " has the columns "
                + columns(cloud)
                + " and cloud 0 "
                + columns
                + "; write clouds of the same columns");
      }
      if (!cloud.box().equals(first.box())) {
        throw new CatalogueException(
            file,
            "cloud "
                + i
                + " has the box "
                + ColumnCatalogue.boxText(cloud.box())
                + " and cloud 0 "
                + ColumnCatalogue.boxText(first.box())
                + "; write clouds of one box");
      }
      sizes[i] = cloud.size();
      cosmologies.add(ensemble.cosmology(i));
    }
    return new EnsembleLayout(first.box(), columns, sizes, List.copyOf(cosmologies));
  }

  private static List<CloudColumn> columns(PointCloud cloud) {
    List<CloudColumn> columns = new ArrayList<>();
    columns.addAll(List.of(CloudColumn.X, CloudColumn.Y, CloudColumn.Z));
    if (cloud.hasVelocities()) {
      columns.addAll(List.of(CloudColumn.VX, CloudColumn.VY, CloudColumn.VZ));
    }
    if (cloud.hasMasses()) {
      columns.add(CloudColumn.MASS);
    }
    if (cloud.hasWeights()) {
      columns.add(CloudColumn.WEIGHT);
    }
    return List.copyOf(columns);
  }

  /** The value of a point in a column the cloud has. */
  public static double value(PointCloud cloud, CloudColumn column, int i) {
    return switch (column) {
      case X -> cloud.x(i);
      case Y -> cloud.y(i);
      case Z -> cloud.z(i);
      case VX -> cloud.velocity(0, i);
      case VY -> cloud.velocity(1, i);
      case VZ -> cloud.velocity(2, i);
      case MASS -> cloud.mass(i);
      case WEIGHT -> cloud.weight(i);
    };
  }

  public List<CloudColumn> columns() {
    return columns;
  }

  public boolean has(CloudColumn column) {
    return columns.contains(column);
  }

  /** Number of clouds B. */
  public int clouds() {
    return sizes.length;
  }

  /** Number of points of a cloud. */
  public int size(int cloud) {
    return sizes[cloud];
  }

  /** Number of points of the largest cloud. */
  public int largest() {
    return Arrays.stream(sizes).max().orElse(0);
  }

  /** Whether every cloud has the same number of points. */
  public boolean isRectangular() {
    return Arrays.stream(sizes).allMatch(size -> size == sizes[0]);
  }

  /** Box and conditions, as they are written. */
  public Metadata metadata() {
    return Metadata.describing(box, cosmologies);
  }
}
