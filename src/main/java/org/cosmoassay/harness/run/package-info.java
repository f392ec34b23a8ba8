/** From a benchmark to a run record: sources, measurements, comparisons, verdicts. */
@NullMarked
package org.cosmoassay.harness.run;

import org.jspecify.annotations.NullMarked;
