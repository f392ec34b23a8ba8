/** Gravity of particles on a mesh, and their motion. */
@NullMarked
package org.cosmoassay.reference.simulator.gravity;

import org.jspecify.annotations.NullMarked;
