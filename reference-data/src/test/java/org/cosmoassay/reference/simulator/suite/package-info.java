/** Tests. */
@NullMarked
package org.cosmoassay.reference.simulator.suite;

import org.jspecify.annotations.NullMarked;
