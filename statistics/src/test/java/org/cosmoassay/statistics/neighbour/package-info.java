/** Neighbours against a loop over all points, closed forms and other programs. */
@NullMarked
package org.cosmoassay.statistics.neighbour;

import org.jspecify.annotations.NullMarked;
