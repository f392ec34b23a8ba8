package org.cosmoassay.harness.run;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.jspecify.annotations.Nullable;

/**
 * What a task of a {@link SweepJob} sends back.
 *
 * @param points usable ones, as {@link CloudCheck} counts them
 * @param keys of the measurements by statistic id
 * @param fresh the measurements that were not known, as files, by their key
 * @param missing why statistics were not measured, by their id
 * @param cloud the cloud itself, where it is slow to draw and is to be looked at again; else null
 * @param drawn nanoseconds until the cloud was there
 * @param computed nanoseconds of processors
 * @param failure what the user has to mend; empty when all went well
 */
record CloudResult(
    int points,
    int nonFinite,
    int outsideBox,
    int duplicates,
    LinkedHashMap<String, String> keys,
    TreeMap<String, byte[]> fresh,
    TreeMap<String, String> missing,
    CloudSource.@Nullable Realization cloud,
    long drawn,
    long computed,
    String failure)
    implements Serializable {

  /** A task that the user has to mend something for. */
  static CloudResult failed(String message) {
    return new CloudResult(
        0, 0, 0, 0, new LinkedHashMap<>(), new TreeMap<>(), new TreeMap<>(), null, 0, 0, message);
  }

  CloudCheck cloudCheck() {
    return new CloudCheck(points, nonFinite, outsideBox, duplicates);
  }

  /** The same without the measurements and the cloud, once they are kept elsewhere. */
  CloudResult withoutContents() {
    return new CloudResult(
        points,
        nonFinite,
        outsideBox,
        duplicates,
        keys,
        new TreeMap<>(),
        missing,
        null,
        drawn,
        computed,
        failure);
  }
}
