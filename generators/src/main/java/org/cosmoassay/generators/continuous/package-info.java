/** Continuous normalizing flows trained by likelihood. */
@NullMarked
package org.cosmoassay.generators.continuous;

import org.jspecify.annotations.NullMarked;
