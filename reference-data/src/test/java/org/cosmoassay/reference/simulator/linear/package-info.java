/** Tests. */
@NullMarked
package org.cosmoassay.reference.simulator.linear;

import org.jspecify.annotations.NullMarked;
