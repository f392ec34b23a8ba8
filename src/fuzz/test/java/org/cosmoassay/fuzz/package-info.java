/** Hostile files: every reader is fed bytes that nobody wrote, by coverage and from a corpus. */
@NullMarked
package org.cosmoassay.fuzz;

import org.jspecify.annotations.NullMarked;
