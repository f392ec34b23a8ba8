/** Cheap approximations of the simulator as generators: what trained models are held against. */
@NullMarked
package org.cosmoassay.harness.mock;

import org.jspecify.annotations.NullMarked;
