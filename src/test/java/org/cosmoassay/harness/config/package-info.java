/** Tests of the benchmark configuration. */
@NullMarked
package org.cosmoassay.harness.config;

import org.jspecify.annotations.NullMarked;
