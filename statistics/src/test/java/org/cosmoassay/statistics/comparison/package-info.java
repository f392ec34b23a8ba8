/** Tests of comparison, gates and verdicts. */
@NullMarked
package org.cosmoassay.statistics.comparison;

import org.jspecify.annotations.NullMarked;
