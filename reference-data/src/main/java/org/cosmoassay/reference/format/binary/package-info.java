/** Catalogues as bare arrays of bytes: groups of the GADGET codes, fast-food files, raw numbers. */
@NullMarked
package org.cosmoassay.reference.format.binary;

import org.jspecify.annotations.NullMarked;
