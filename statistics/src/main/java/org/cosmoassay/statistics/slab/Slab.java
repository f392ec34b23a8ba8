package org.cosmoassay.statistics.slab;

import java.io.Serializable;

/**
 * A part of the work of a pass and the planes whose points it must see: its own and the ghost zones
 * around them, which go on beyond the last plane with the first.
 *
 * @param from first unit of work; what a unit is, the pass knows
 * @param to the unit after the last
 * @param firstPlane first plane it must see
 * @param planes number of planes it must see, from the first on, around the box
 */
public record Slab(int from, int to, int firstPlane, int planes) implements Serializable {}
