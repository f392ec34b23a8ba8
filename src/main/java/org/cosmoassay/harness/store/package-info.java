/** The run directory: measurements, cache and record as files. */
@NullMarked
package org.cosmoassay.harness.store;

import org.jspecify.annotations.NullMarked;
