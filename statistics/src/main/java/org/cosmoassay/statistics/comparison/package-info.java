/** A generated ensemble against a reference: numbers first, a gate's opinion second. */
@NullMarked
package org.cosmoassay.statistics.comparison;

import org.jspecify.annotations.NullMarked;
