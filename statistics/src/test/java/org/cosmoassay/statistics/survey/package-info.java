/** Tests of the statistics of surveys. */
@NullMarked
package org.cosmoassay.statistics.survey;

import org.jspecify.annotations.NullMarked;
