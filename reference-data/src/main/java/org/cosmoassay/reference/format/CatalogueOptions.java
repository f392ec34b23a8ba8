package org.cosmoassay.reference.format;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/**
 * How a catalogue is to be read. What is null is taken from the file's own metadata, and is an
 * error when the file does not state it either.
 *
 * @param columns names of the F columns of a single array or headerless table: x, y, z, vx, vy, vz,
 *     mass, weight, or {@code -} for a column to ignore; null for the file's own names
 * @param box the domain in Mpc/h
 * @param redshift redshift of every cloud
 * @param omegaM matter density of every cloud without a table of conditions
 * @param conditions CSV table of cosmologies, a row per cloud
 * @param invalidPoints what happens to non-finite values and positions outside the box
 */
public record CatalogueOptions(
    @Nullable List<String> columns,
    @Nullable PeriodicBox box,
    @Nullable Double redshift,
    @Nullable Double omegaM,
    @Nullable Path conditions,
    InvalidPoints invalidPoints) {

  /** What happens to a point that cannot be part of a cloud. */
  public enum InvalidPoints {
    /** Any invalid point is an error that names its row. */
    REFUSE,
    /** Positions outside the box are wrapped into it; non-finite values are an error. */
    WRAP,
    /** Invalid points are left out and counted, for the sanity gates to judge. */
    COUNT
  }

  public CatalogueOptions {
    columns = columns == null ? null : List.copyOf(columns);
  }

  /** Everything from the file itself; invalid points are an error. */
  public static CatalogueOptions defaults() {
    return new CatalogueOptions(null, null, null, null, null, InvalidPoints.REFUSE);
  }

  public CatalogueOptions withBox(PeriodicBox value) {
    return new CatalogueOptions(columns, value, redshift, omegaM, conditions, invalidPoints);
  }
}
