/** Flow matching and rectified flows. */
@NullMarked
package org.cosmoassay.generators.matching;

import org.jspecify.annotations.NullMarked;
