/** Finished runs in the browser of the same machine: an index, trends, comparisons and reports. */
@NullMarked
package org.cosmoassay.harness.serve;

import org.jspecify.annotations.NullMarked;
