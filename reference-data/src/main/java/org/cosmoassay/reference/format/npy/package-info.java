/**
 * NumPy's {@code .npy} and {@code .npz} files of any content, read and written without loading more
 * than is asked for.
 */
@NullMarked
package org.cosmoassay.reference.format.npy;

import org.jspecify.annotations.NullMarked;
