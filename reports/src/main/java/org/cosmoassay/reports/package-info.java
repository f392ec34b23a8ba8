/** One immutable report model and its writers. */
@NullMarked
package org.cosmoassay.reports;

import org.jspecify.annotations.NullMarked;
