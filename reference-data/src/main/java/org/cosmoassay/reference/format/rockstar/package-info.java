/** Halo catalogues of Rockstar and consistent-trees as text. */
@NullMarked
package org.cosmoassay.reference.format.rockstar;

import org.jspecify.annotations.NullMarked;
