/** Relative velocities of pairs. */
@NullMarked
package org.cosmoassay.statistics.velocity;

import org.jspecify.annotations.NullMarked;
