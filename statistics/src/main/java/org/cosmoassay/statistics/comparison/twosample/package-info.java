/** Tests of whether two samples of vectors have one distribution: arrays in, p-values out. */
@NullMarked
package org.cosmoassay.statistics.comparison.twosample;

import org.jspecify.annotations.NullMarked;
