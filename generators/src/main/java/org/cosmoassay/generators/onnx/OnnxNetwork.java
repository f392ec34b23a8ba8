package org.cosmoassay.generators.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * An ONNX file, opened in ONNX Runtime and found to be what its description says. Safe for use by
 * many threads. Every call runs on the calling thread alone, so that its bits do not depend on the
 * number of processors.
 */
public final class OnnxNetwork implements AutoCloseable {

  private final OnnxModel model;
  private final String sha256;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final OptionalInt points;

  private OnnxNetwork(
      OnnxModel model,
      String sha256,
      OrtEnvironment environment,
      OrtSession session,
      OptionalInt points) {
    this.model = model;
    this.sha256 = sha256;
    this.environment = environment;
    this.session = session;
    this.points = points;
  }

  /**
   * Opens a model.
   *
   * @throws OnnxModelException when the file is missing, broken or not what its description says;
   *     the message names the file, what is declared, what it holds and the fix
   */
  public static OnnxNetwork open(OnnxModel model) throws IOException {
    OnnxFile file = OnnxFile.read(model.network());
    OrtEnvironment environment = OnnxRuntime.environment(model.network());
    OrtSession session = session(environment, model);
    try {
      OptionalInt points = OnnxAgreement.points(model, session);
      return new OnnxNetwork(model, file.sha256(), environment, session, points);
    } catch (OrtException e) {
      close(session, e);
      throw refused(model, e);
    } catch (OnnxModelException e) {
      close(session, e);
      throw e;
    }
  }

  private static OrtSession session(OrtEnvironment environment, OnnxModel model)
      throws OnnxModelException {
    try (OrtSession.SessionOptions options = OnnxRuntime.options()) {
      return environment.createSession(model.network().toString(), options);
    } catch (OrtException e) {
      throw refused(model, e);
    }
  }

  private static void close(OrtSession session, Exception reason) {
    try {
      session.close();
    } catch (OrtException e) {
      reason.addSuppressed(e);
    }
  }

  private static OnnxModelException refused(OnnxModel model, OrtException e) {
    return new OnnxModelException(
        "%s: ONNX Runtime cannot open it (%s); check it with `onnx.checker.check_model`, or export it again"
            .formatted(model.network(), OnnxRuntime.reason(e)),
        e);
  }

  /** Its description. */
  public OnnxModel model() {
    return model;
  }

  /** SHA-256 of the file with all its weights. */
  public String sha256() {
    return sha256;
  }

  /** The number of points of every cloud; empty when any number will do. */
  public OptionalInt points() {
    return points;
  }

  /** Inputs of clouds of so many points, to be filled and run by one thread. */
  OnnxCall call(int numberOfPoints) {
    return new OnnxCall(model, environment, session, numberOfPoints);
  }

  @Override
  public void close() throws OnnxModelException {
    try {
      session.close();
    } catch (OrtException e) {
      throw new OnnxModelException(
          "%s: ONNX Runtime cannot close it (%s)".formatted(model.network(), e.getMessage()), e);
    }
  }
}
