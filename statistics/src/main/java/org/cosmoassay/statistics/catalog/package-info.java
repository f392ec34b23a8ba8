/** Point clouds, their boxes and cosmologies, and the random streams that make them. */
@NullMarked
package org.cosmoassay.statistics.catalog;

import org.jspecify.annotations.NullMarked;
