/** Tests of covariances from few realizations. */
@NullMarked
package org.cosmoassay.statistics.comparison.covariance;

import org.jspecify.annotations.NullMarked;
