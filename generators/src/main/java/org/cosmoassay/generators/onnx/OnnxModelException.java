package org.cosmoassay.generators.onnx;

import java.io.IOException;

/** An ONNX model cannot be used: the message names the file, what is declared and what it holds. */
public final class OnnxModelException extends IOException {

  private static final long serialVersionUID = 1L;

  public OnnxModelException(String message) {
    super(message);
  }

  public OnnxModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
