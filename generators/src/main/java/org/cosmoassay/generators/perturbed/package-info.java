/** Defects of known kind and strength, planted in clouds to see whether a gate notices. */
@NullMarked
package org.cosmoassay.generators.perturbed;

import org.jspecify.annotations.NullMarked;
