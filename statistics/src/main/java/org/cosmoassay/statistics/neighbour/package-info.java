/** Exact k-th nearest neighbours in a periodic box, and their distribution functions. */
@NullMarked
package org.cosmoassay.statistics.neighbour;

import org.jspecify.annotations.NullMarked;
