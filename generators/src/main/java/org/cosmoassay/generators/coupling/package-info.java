/** Pairs of where a path begins and where it ends. */
@NullMarked
package org.cosmoassay.generators.coupling;

import org.jspecify.annotations.NullMarked;
