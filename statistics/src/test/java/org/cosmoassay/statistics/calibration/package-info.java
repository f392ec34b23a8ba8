@NullMarked
package org.cosmoassay.statistics.calibration;

import org.jspecify.annotations.NullMarked;
