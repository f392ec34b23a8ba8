/** Distributions of single points against direct counts and known laws. */
@NullMarked
package org.cosmoassay.statistics.onepoint;

import org.jspecify.annotations.NullMarked;
