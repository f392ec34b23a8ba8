@NullMarked
package org.cosmoassay.statistics.fourier;

import org.jspecify.annotations.NullMarked;
