/** Tests. */
@NullMarked
package org.cosmoassay.reference.simulator.initial;

import org.jspecify.annotations.NullMarked;
