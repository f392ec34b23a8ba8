package org.cosmoassay.harness.store;

/**
 * How long a source took in the run that its measurements are of, or in the last one that looked at
 * it: the only thing in a run directory that another run of the same benchmark does not repeat.
 *
 * @param source name of the source
 * @param clouds number of its clouds
 * @param drawSeconds median time from asking for a cloud until it was there, read, drawn or made,
 *     in seconds of wall clock beside whatever else ran
 * @param processorSeconds processor time of all threads for a cloud, drawing and measuring, in
 *     seconds; measurements that were in the cache cost nothing
 */
public record SourceTime(String source, int clouds, double drawSeconds, double processorSeconds) {}
