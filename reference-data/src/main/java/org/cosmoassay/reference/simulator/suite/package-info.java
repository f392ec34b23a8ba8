/** Suites of simulations: designs over cosmology, splits, files. */
@NullMarked
package org.cosmoassay.reference.simulator.suite;

import org.jspecify.annotations.NullMarked;
