/** Tables in FITS files. */
@NullMarked
package org.cosmoassay.reference.format.fits;

import org.jspecify.annotations.NullMarked;
