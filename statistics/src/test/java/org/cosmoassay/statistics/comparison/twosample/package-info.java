/** Tests of the tests of two samples. */
@NullMarked
package org.cosmoassay.statistics.comparison.twosample;

import org.jspecify.annotations.NullMarked;
