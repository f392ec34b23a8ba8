/** Weights in files that other programs read. */
@NullMarked
package org.cosmoassay.generators.tensorfile;

import org.jspecify.annotations.NullMarked;
