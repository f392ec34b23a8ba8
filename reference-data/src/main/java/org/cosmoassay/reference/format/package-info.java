/** Catalogue files in and out. */
@NullMarked
package org.cosmoassay.reference.format;

import org.jspecify.annotations.NullMarked;
