/** Ordinary and stochastic differential equations around a vector field. */
@NullMarked
package org.cosmoassay.generators.dynamics;

import org.jspecify.annotations.NullMarked;
