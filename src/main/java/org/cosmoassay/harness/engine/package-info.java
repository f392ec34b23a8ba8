/** Where independent tasks are done: in threads of this process, or on a cluster. */
@NullMarked
package org.cosmoassay.harness.engine;

import org.jspecify.annotations.NullMarked;
