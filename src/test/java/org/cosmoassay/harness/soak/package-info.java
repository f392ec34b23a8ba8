/** The same work again and again in one process, to see what it keeps. */
@NullMarked
package org.cosmoassay.harness.soak;

import org.jspecify.annotations.NullMarked;
