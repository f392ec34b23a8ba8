/** Density maps from a compact latent by flow matching, and halo clouds from them. */
@NullMarked
package org.cosmoassay.generators.field;

import org.jspecify.annotations.NullMarked;
