package org.cosmoassay.reference.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A catalogue of a data set.
 *
 * @param name what it is called in the data set
 * @param file its name in the directory of the data set
 * @param conditions the table of cosmologies there, a row per cloud; null for none
 */
public record DataCatalogue(String name, String file, @Nullable String conditions) {}
