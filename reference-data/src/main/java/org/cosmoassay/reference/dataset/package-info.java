/** Public data sets: what they are, where users get them, and whether a copy is the right one. */
@NullMarked
package org.cosmoassay.reference.dataset;

import org.jspecify.annotations.NullMarked;
