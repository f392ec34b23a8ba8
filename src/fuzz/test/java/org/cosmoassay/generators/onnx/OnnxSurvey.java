package org.cosmoassay.generators.onnx;

import java.io.IOException;
import java.nio.file.Path;

/** Looks through an ONNX file as is done before any of it runs. */
public final class OnnxSurvey {

  private OnnxSurvey() {}

  /** Reads a file. */
  public static void of(Path file) throws IOException {
    OnnxFile.read(file);
  }
}
