/** Generative models of point clouds: classical baselines, planted defects, external processes. */
@NullMarked
package org.cosmoassay.generators;

import org.jspecify.annotations.NullMarked;
