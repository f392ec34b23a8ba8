/** Halos of particles, and galaxies in them. */
@NullMarked
package org.cosmoassay.reference.simulator.halo;

import org.jspecify.annotations.NullMarked;
