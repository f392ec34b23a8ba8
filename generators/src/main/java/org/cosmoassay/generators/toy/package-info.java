/** Distributions in the plane on which models are tried: known truth, without end. */
@NullMarked
package org.cosmoassay.generators.toy;

import org.jspecify.annotations.NullMarked;
