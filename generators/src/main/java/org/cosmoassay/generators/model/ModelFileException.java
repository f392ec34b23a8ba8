package org.cosmoassay.generators.model;

import java.io.IOException;

/** A model folder cannot be used: the message names the file, what is there and what should be. */
public final class ModelFileException extends IOException {

  private static final long serialVersionUID = 1L;

  public ModelFileException(String message) {
    super(message);
  }

  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
