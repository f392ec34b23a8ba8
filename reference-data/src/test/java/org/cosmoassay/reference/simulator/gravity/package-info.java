/** Tests. */
@NullMarked
package org.cosmoassay.reference.simulator.gravity;

import org.jspecify.annotations.NullMarked;
