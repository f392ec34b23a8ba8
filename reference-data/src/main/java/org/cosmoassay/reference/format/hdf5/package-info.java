/** Catalogues in HDF5 files. */
@NullMarked
package org.cosmoassay.reference.format.hdf5;

import org.jspecify.annotations.NullMarked;
