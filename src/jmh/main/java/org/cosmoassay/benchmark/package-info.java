/** How long things take. */
@NullMarked
package org.cosmoassay.benchmark;

import org.jspecify.annotations.NullMarked;
