/** What a run says to the service that runs it as a job. */
@NullMarked
package org.cosmoassay.harness.ci;

import org.jspecify.annotations.NullMarked;
