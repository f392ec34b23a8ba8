/** Pair counts in periodic boxes and the two-point correlation functions made of them. */
@NullMarked
package org.cosmoassay.statistics.twopoint;

import org.jspecify.annotations.NullMarked;
