/** Files of fields on regular grids. */
@NullMarked
package org.cosmoassay.reference.format.grid;

import org.jspecify.annotations.NullMarked;
