/** Jobs of the harness on an Apache Spark cluster. */
@NullMarked
package org.cosmoassay.spark;

import org.jspecify.annotations.NullMarked;
