package org.cosmoassay.reference.dataset;

/**
 * A file of a data set.
 *
 * @param name its name in the directory of the data set
 * @param sha256 64 lower-case hexadecimal digits
 */
public record DataFile(String name, String sha256) {}
