/** Processes that are killed, and directories that fill up: what is left of them. */
@NullMarked
package org.cosmoassay.harness.faults;

import org.jspecify.annotations.NullMarked;
