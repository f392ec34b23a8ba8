/** Tables of named columns, whatever file holds them: which column is what, and in which unit. */
@NullMarked
package org.cosmoassay.reference.format.named;

import org.jspecify.annotations.NullMarked;
