@NullMarked
package org.cosmoassay.spark;

import org.jspecify.annotations.NullMarked;
