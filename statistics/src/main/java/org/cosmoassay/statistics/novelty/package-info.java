/** Likeness of two clouds whatever shift, turn or mirror lies between them. */
@NullMarked
package org.cosmoassay.statistics.novelty;

import org.jspecify.annotations.NullMarked;
