/** Arrays of numbers in files of any known format, for tables of measurements. */
@NullMarked
package org.cosmoassay.reference.numbers;

import org.jspecify.annotations.NullMarked;
