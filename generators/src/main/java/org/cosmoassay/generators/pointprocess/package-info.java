/** Point processes with closed-form statistics: the negative and positive controls. */
@NullMarked
package org.cosmoassay.generators.pointprocess;

import org.jspecify.annotations.NullMarked;
