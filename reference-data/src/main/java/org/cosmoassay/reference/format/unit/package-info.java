/**
 * Units of catalogue columns: what a file or a user states, and the factors to the program's own.
 */
@NullMarked
package org.cosmoassay.reference.format.unit;

import org.jspecify.annotations.NullMarked;
