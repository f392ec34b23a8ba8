/** Networks of other people: ONNX files, described by a short text and run by ONNX Runtime. */
@NullMarked
package org.cosmoassay.generators.onnx;

import org.jspecify.annotations.NullMarked;
