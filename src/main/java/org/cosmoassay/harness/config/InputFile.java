package org.cosmoassay.harness.config;

import java.nio.file.Path;

/**
 * A file that a benchmark names.
 *
 * @param written the path as written, variables replaced: for messages and records
 * @param path where it is
 */
public record InputFile(String written, Path path) {}
