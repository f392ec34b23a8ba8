package org.cosmoassay.generators.tensorfile;

import java.io.IOException;

/**
 * A file of weights cannot be used: the message names file, tensor, what is there and what should
 * be.
 */
public final class TensorFileException extends IOException {

  private static final long serialVersionUID = 1L;

  public TensorFileException(String message) {
    super(message);
  }

  public TensorFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
