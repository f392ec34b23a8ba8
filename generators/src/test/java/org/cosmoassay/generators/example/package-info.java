/** The models of {@code generators/examples}. */
@NullMarked
package org.cosmoassay.generators.example;

import org.jspecify.annotations.NullMarked;
