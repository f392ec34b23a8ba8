package org.cosmoassay.harness.config;

import org.cosmoassay.reference.format.Selection;
import org.cosmoassay.reference.format.unit.Units;
import org.jspecify.annotations.Nullable;

/**
 * How catalogues on disk are read beside their columns and box.
 *
 * @param dataset name of the data set the file belongs to; null for none
 * @param format name of the format; null to recognise it
 * @param objects which objects of a file of several kinds; null for the format's own choice
 * @param units units of files that state none
 * @param hubble Hubble constant in 100 km/s/Mpc, for units without h; null when no one states it
 * @param selection which points are kept
 */
public record Loading(
    @Nullable String dataset,
    @Nullable String format,
    @Nullable String objects,
    Units units,
    @Nullable Double hubble,
    Selection selection) {

  /** All points of a file that states everything. */
  public static final Loading DEFAULT =
      new Loading(null, null, null, Units.UNSTATED, null, Selection.ALL);
}
