/** Model folders: weights, description, loss curve and card, read without running anything. */
@NullMarked
package org.cosmoassay.generators.model;

import org.jspecify.annotations.NullMarked;
