/** Tests. */
@NullMarked
package org.cosmoassay.reference.simulator.mock;

import org.jspecify.annotations.NullMarked;
