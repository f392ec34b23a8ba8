/** Clouds of halos carried from cheap ones to those of simulations by a trained interpolant. */
@NullMarked
package org.cosmoassay.generators.halo;

import org.jspecify.annotations.NullMarked;
