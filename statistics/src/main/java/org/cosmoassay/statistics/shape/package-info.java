/** The shape of the point pattern beyond pairs: spanning trees, voids, densities around a place. */
@NullMarked
package org.cosmoassay.statistics.shape;

import org.jspecify.annotations.NullMarked;
