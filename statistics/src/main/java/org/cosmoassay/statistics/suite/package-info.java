/** Many statistics of one cloud, sharing the work they have in common. */
@NullMarked
package org.cosmoassay.statistics.suite;

import org.jspecify.annotations.NullMarked;
