@NullMarked
package org.cosmoassay.harness.report;

import org.jspecify.annotations.NullMarked;
