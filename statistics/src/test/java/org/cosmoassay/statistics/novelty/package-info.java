@NullMarked
package org.cosmoassay.statistics.novelty;

import org.jspecify.annotations.NullMarked;
