/** Reference data: known data sets, checksums and files written whole or not at all. */
@NullMarked
package org.cosmoassay.reference;

import org.jspecify.annotations.NullMarked;
