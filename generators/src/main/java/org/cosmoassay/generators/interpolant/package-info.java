/** Stochastic interpolants between any two sets of data. */
@NullMarked
package org.cosmoassay.generators.interpolant;

import org.jspecify.annotations.NullMarked;
