/** What a statistic is, in words and as data: parameters, columns, formula, papers. */
@NullMarked
package org.cosmoassay.statistics.definition;

import org.jspecify.annotations.NullMarked;
