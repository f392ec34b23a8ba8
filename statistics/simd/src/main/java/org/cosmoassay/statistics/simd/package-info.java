/** Kernels that need {@code jdk.incubator.vector}; used when it is there. */
@NullMarked
package org.cosmoassay.statistics.simd;

import org.jspecify.annotations.NullMarked;
