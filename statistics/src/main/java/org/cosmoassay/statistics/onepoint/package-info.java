/** Distributions of single points: masses and speeds. */
@NullMarked
package org.cosmoassay.statistics.onepoint;

import org.jspecify.annotations.NullMarked;
