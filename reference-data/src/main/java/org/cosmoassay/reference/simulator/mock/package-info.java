/** Cheap approximations of halo and galaxy catalogues. */
@NullMarked
package org.cosmoassay.reference.simulator.mock;

import org.jspecify.annotations.NullMarked;
