/** Runs of the simulator against theory and other simulations, on request. */
@NullMarked
package org.cosmoassay.harness.validation;

import org.jspecify.annotations.NullMarked;
