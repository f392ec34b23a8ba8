/** The report model, rebuilt from a run directory alone. */
@NullMarked
package org.cosmoassay.harness.report;

import org.jspecify.annotations.NullMarked;
