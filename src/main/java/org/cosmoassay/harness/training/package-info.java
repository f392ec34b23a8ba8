/** Training of models on suites of simulations. */
@NullMarked
package org.cosmoassay.harness.training;

import org.jspecify.annotations.NullMarked;
