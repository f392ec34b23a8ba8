package org.cosmoassay.reference.format;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/**
 * How a catalogue is to be read. What is null is taken from the file's own metadata, and is an
 * error when the file does not state it either.
 *
 * @param columns names of the F columns of a single array or headerless table: x, y, z, vx, vy, vz,
 *     mass, weight, or {@code -} for a column to ignore; or {@code x=NAME} for columns of a table
 *     with names; null for the file's own names
 * @param box the domain in Mpc/h
 * @param redshift redshift of every cloud
 * @param omegaM matter density of every cloud without a table of conditions
 * @param conditions CSV table of cosmologies, a row per cloud
 * @param invalidPoints what happens to non-finite values and positions outside the box
 * @param hubble Hubble constant in 100 km/s/Mpc of every cloud without a table of conditions
 * @param units units of the file where it states none
 * @param selection which points are kept
 * @param format name of the format; null to recognise it
 * @param objects which objects of a file of several kinds: groups or subhalos; null for the
 *     format's own choice
 * @param part whether one file of a set is read alone
 */
public record CatalogueOptions(
    @Nullable List<String> columns,
    @Nullable PeriodicBox box,
    @Nullable Double redshift,
    @Nullable Double omegaM,
    @Nullable Path conditions,
    InvalidPoints invalidPoints,
    @Nullable Double hubble,
    Units units,
    Selection selection,
    @Nullable String format,
    @Nullable String objects,
    boolean part) {

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

  /** All points of a file whose format is recognised, in units it states or has by convention. */
  public CatalogueOptions(
      @Nullable List<String> columns,
      @Nullable PeriodicBox box,
      @Nullable Double redshift,
      @Nullable Double omegaM,
      @Nullable Path conditions,
      InvalidPoints invalidPoints) {
    this(
        columns,
        box,
        redshift,
        omegaM,
        conditions,
        invalidPoints,
        null,
        Units.UNSTATED,
        Selection.ALL,
        null,
        null,
        false);
  }

  /** Everything from the file itself; invalid points are an error. */
  public static CatalogueOptions defaults() {
    return new CatalogueOptions(null, null, null, null, null, InvalidPoints.REFUSE);
  }

  public CatalogueOptions withColumns(@Nullable List<String> value) {
    return changed(copy -> copy.columns = value);
  }

  public CatalogueOptions withBox(@Nullable PeriodicBox value) {
    return changed(copy -> copy.box = value);
  }

  public CatalogueOptions withRedshift(@Nullable Double value) {
    return changed(copy -> copy.redshift = value);
  }

  public CatalogueOptions withConditions(@Nullable Path value) {
    return changed(copy -> copy.conditions = value);
  }

  public CatalogueOptions withHubble(@Nullable Double value) {
    return changed(copy -> copy.hubble = value);
  }

  public CatalogueOptions withUnits(Units value) {
    return changed(copy -> copy.units = value);
  }

  public CatalogueOptions withSelection(Selection value) {
    return changed(copy -> copy.selection = value);
  }

  public CatalogueOptions withFormat(@Nullable String value) {
    return changed(copy -> copy.format = value);
  }

  public CatalogueOptions withObjects(@Nullable String value) {
    return changed(copy -> copy.objects = value);
  }

  public CatalogueOptions withPart(boolean value) {
    return changed(copy -> copy.part = value);
  }

  public CatalogueOptions withOmegaM(@Nullable Double value) {
    return changed(copy -> copy.omegaM = value);
  }

  public CatalogueOptions withInvalidPoints(InvalidPoints value) {
    return changed(copy -> copy.invalidPoints = value);
  }

  private CatalogueOptions changed(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.options();
  }

  /** The options as they are being changed. */
  private static final class Copy {
    private @Nullable List<String> columns;
    private @Nullable PeriodicBox box;
    private @Nullable Double redshift;
    private @Nullable Double omegaM;
    private @Nullable Path conditions;
    private InvalidPoints invalidPoints;
    private @Nullable Double hubble;
    private Units units;
    private Selection selection;
    private @Nullable String format;
    private @Nullable String objects;
    private boolean part;

    Copy(CatalogueOptions options) {
      columns = options.columns;
      box = options.box;
      redshift = options.redshift;
      omegaM = options.omegaM;
      conditions = options.conditions;
      invalidPoints = options.invalidPoints;
      hubble = options.hubble;
      units = options.units;
      selection = options.selection;
      format = options.format;
      objects = options.objects;
      part = options.part;
    }

    CatalogueOptions options() {
      return new CatalogueOptions(
          columns,
          box,
          redshift,
          omegaM,
          conditions,
          invalidPoints,
          hubble,
          units,
          selection,
          format,
          objects,
          part);
    }
  }
}
