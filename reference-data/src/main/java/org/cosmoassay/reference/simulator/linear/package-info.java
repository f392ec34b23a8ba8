/** Linear theory: transfer functions, power spectra, growth. */
@NullMarked
package org.cosmoassay.reference.simulator.linear;

import org.jspecify.annotations.NullMarked;
