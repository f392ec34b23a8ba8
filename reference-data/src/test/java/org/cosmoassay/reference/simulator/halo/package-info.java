/** Tests. */
@NullMarked
package org.cosmoassay.reference.simulator.halo;

import org.jspecify.annotations.NullMarked;
