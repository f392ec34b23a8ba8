/** Initial conditions: Gaussian fields and Lagrangian perturbation theory. */
@NullMarked
package org.cosmoassay.reference.simulator.initial;

import org.jspecify.annotations.NullMarked;
