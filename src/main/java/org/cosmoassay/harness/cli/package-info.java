/** The command line: parses and delegates. */
@NullMarked
package org.cosmoassay.harness.cli;

import org.jspecify.annotations.NullMarked;
