/** Points on disk while a measurement needs them there. */
@NullMarked
package org.cosmoassay.reference.scratch;

import org.jspecify.annotations.NullMarked;
