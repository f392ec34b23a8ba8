/** Generative adversarial networks. */
@NullMarked
package org.cosmoassay.generators.adversarial;

import org.jspecify.annotations.NullMarked;
