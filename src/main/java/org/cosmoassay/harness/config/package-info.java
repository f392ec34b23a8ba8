/** The benchmark configuration: a YAML file, checked against a schema, as immutable records. */
@NullMarked
package org.cosmoassay.harness.config;

import org.jspecify.annotations.NullMarked;
