/** Diffusion models in continuous time. */
@NullMarked
package org.cosmoassay.generators.diffusion;

import org.jspecify.annotations.NullMarked;
