/** Files of bare positions, such as query points. */
@NullMarked
package org.cosmoassay.reference.format.points;

import org.jspecify.annotations.NullMarked;
