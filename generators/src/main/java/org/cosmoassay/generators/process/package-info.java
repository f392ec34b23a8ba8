/** Models that run outside this program, as commands of the operating system. */
@NullMarked
package org.cosmoassay.generators.process;

import org.jspecify.annotations.NullMarked;
