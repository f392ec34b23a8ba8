/** Normalizing flows of coupling layers. */
@NullMarked
package org.cosmoassay.generators.flow;

import org.jspecify.annotations.NullMarked;
