/** Tables in Parquet files. */
@NullMarked
package org.cosmoassay.reference.format.parquet;

import org.jspecify.annotations.NullMarked;
