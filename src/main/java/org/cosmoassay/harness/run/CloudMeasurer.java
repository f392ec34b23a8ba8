package org.cosmoassay.harness.run;

import java.util.List;
import org.cosmoassay.harness.store.RunStoreException;

/** Measures the realizations of sources, wherever that is done. */
interface CloudMeasurer {

  /**
   * Every realization of a source, in their order.
   *
   * @param watch is told how long each took to be drawn
   */
  List<MeasuredCloud> measure(Specimens specimens, Stopwatch watch)
      throws SourceException, RunStoreException;
}
