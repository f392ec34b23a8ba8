/** What all families of generative models share. */
@NullMarked
package org.cosmoassay.generators.family;

import org.jspecify.annotations.NullMarked;
