/** Reference catalogues: their files, checksums and provenance. */
@NullMarked
package org.cosmoassay.reference;

import org.jspecify.annotations.NullMarked;
