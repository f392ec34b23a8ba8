/** Tests of the command line, from arguments to files and exit codes. */
@NullMarked
package org.cosmoassay.harness.cli;

import org.jspecify.annotations.NullMarked;
