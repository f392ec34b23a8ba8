/** Are stated uncertainties right? Ranks, coverage and likelihoods as functions of a parameter. */
@NullMarked
package org.cosmoassay.statistics.calibration;

import org.jspecify.annotations.NullMarked;
