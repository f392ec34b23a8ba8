/** Densities on meshes, their Fourier transforms, power spectra and bispectra. */
@NullMarked
package org.cosmoassay.statistics.fourier;

import org.jspecify.annotations.NullMarked;
