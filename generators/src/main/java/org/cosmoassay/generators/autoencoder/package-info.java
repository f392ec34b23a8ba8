/** Variational autoencoders. */
@NullMarked
package org.cosmoassay.generators.autoencoder;

import org.jspecify.annotations.NullMarked;
