/** Statistics of the density field: its distribution, its topology and its wavelets. */
@NullMarked
package org.cosmoassay.statistics.field;

import org.jspecify.annotations.NullMarked;
