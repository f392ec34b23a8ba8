package org.cosmoassay.generators.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;

/** How ONNX Runtime is started: quiet, on one thread, with the same bits every time. */
final class OnnxRuntime {

  private OnnxRuntime() {}

  /**
   * Its environment, started on first use.
   *
   * @throws OnnxModelException when there is no machine code of it for this machine
   */
  static OrtEnvironment environment(Path file) throws OnnxModelException {
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "cosmoassay");
      environment.setTelemetry(false);
      return environment;
    } catch (OrtException
        | IllegalStateException
        | UnsatisfiedLinkError
        | NoClassDefFoundError
        | ExceptionInInitializerError e) {
      throw new OnnxModelException(
          "%s cannot be run: ONNX Runtime does not start on this machine (%s %s: %s); its machine code is there for Linux and macOS on 64-bit ARM, Linux and Windows on x86-64"
              .formatted(file, System.getProperty("os.name"), System.getProperty("os.arch"), e),
          e);
    }
  }

  /**
   * Options under which bits depend on file and inputs, and on the machine's instruction set as all
   * of ONNX Runtime's do, but on no number of threads.
   */
  static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setDeterministicCompute(true);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }

  /** The message of a failure in one line. */
  static String reason(OrtException e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
  }
}
