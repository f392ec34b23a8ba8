/** Tests of the statistics of the density field. */
@NullMarked
package org.cosmoassay.statistics.field;

import org.jspecify.annotations.NullMarked;
