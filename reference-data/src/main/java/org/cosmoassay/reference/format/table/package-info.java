/** Tables of numbers in text: CSV and columns separated by blanks. */
@NullMarked
package org.cosmoassay.reference.format.table;

import org.jspecify.annotations.NullMarked;
