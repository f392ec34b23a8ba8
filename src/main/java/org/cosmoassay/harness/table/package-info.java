/** References that are tables of measurements: what benchmarks say of them, and their files. */
@NullMarked
package org.cosmoassay.harness.table;

import org.jspecify.annotations.NullMarked;
