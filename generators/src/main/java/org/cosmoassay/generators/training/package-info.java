/** The one training loop of all families: optimizer, averages, schedule, checkpoints. */
@NullMarked
package org.cosmoassay.generators.training;

import org.jspecify.annotations.NullMarked;
