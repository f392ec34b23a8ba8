/**
 * Networks as functions of points, time and conditions: their weights in plain memory, and graphs
 * of ND4J that evaluate and differentiate them.
 */
@NullMarked
package org.cosmoassay.generators.network;

import org.jspecify.annotations.NullMarked;
