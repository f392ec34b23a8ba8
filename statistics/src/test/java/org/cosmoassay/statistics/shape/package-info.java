/** Shape statistics against loops over all points, planted patterns and closed forms. */
@NullMarked
package org.cosmoassay.statistics.shape;

import org.jspecify.annotations.NullMarked;
