/** Named arrays of numbers in files of any format: what tables of measurements are read from. */
@NullMarked
package org.cosmoassay.reference.format.numbers;

import org.jspecify.annotations.NullMarked;
