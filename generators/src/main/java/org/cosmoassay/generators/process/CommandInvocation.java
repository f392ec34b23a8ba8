package org.cosmoassay.generators.process;

import java.nio.file.Path;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * One call of an {@link ExternalCommand}.
 *
 * @param seed replaces {@code {seed}}
 * @param realization index of the realization, from 0; replaces {@code {realization}}
 * @param condition the cosmology whose stated parameters are written to {@code {conditions}}
 * @param directory a fresh directory for this call alone; made when absent, and the caller's to
 *     delete
 */
public record CommandInvocation(long seed, int realization, Cosmology condition, Path directory) {}
