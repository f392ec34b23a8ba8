/** What a statistic is and what it yields: measurements on axes with units. */
@NullMarked
package org.cosmoassay.statistics;

import org.jspecify.annotations.NullMarked;
