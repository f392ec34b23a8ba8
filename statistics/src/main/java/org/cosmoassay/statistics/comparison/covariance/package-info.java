/** Covariances from few realizations, and what their number does to likelihoods. */
@NullMarked
package org.cosmoassay.statistics.comparison.covariance;

import org.jspecify.annotations.NullMarked;
