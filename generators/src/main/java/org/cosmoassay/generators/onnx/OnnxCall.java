package org.cosmoassay.generators.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.cosmoassay.generators.GeneratorException;

/**
 * The inputs of one cloud, kept outside the heap from call to call so that a solver only changes
 * what changes. For one thread.
 */
final class OnnxCall implements AutoCloseable {

  private final OnnxModel model;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final int points;
  private final Map<String, ByteBuffer> buffers = new HashMap<>();
  private final Map<String, OnnxJavaType> types = new HashMap<>();
  private final Map<String, OnnxTensorLike> tensors = new LinkedHashMap<>();
  private final Set<String> outputs = new LinkedHashSet<>();

  OnnxCall(OnnxModel model, OrtEnvironment environment, OrtSession session, int points) {
    this.model = model;
    this.environment = environment;
    this.session = session;
    this.points = points;
    model.outputs().forEach(port -> outputs.add(port.name()));
  }

  /** Number of numbers of an input. */
  int size(OnnxPort port) {
    return Math.toIntExact(Arrays.stream(port.shapeOf(points)).reduce(1, Math::multiplyExact));
  }

  /** Fills an input. */
  void put(OnnxPort port, double[] values) throws GeneratorException {
    ByteBuffer buffer = buffer(port);
    if (types.get(port.name()) == OnnxJavaType.DOUBLE) {
      buffer.asDoubleBuffer().put(values);
      return;
    }
    // At once: number by number takes as long as a small network.
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    buffer.asFloatBuffer().put(floats);
  }

  /** Fills an input with one number. */
  void fill(OnnxPort port, double value) throws GeneratorException {
    double[] values = new double[size(port)];
    Arrays.fill(values, value);
    put(port, values);
  }

  /** Fills an input with a seed, of which 32-bit inputs see the highest 31 bits. */
  void seed(OnnxPort port, long seed) throws GeneratorException {
    ByteBuffer buffer = buffer(port);
    for (int i = 0; i < size(port); i++) {
      if (types.get(port.name()) == OnnxJavaType.INT64) {
        buffer.asLongBuffer().put(i, seed);
      } else {
        buffer.asIntBuffer().put(i, (int) (seed >>> 33));
      }
    }
  }

  /** Runs the network. */
  Map<String, double[]> run() throws GeneratorException {
    try (OrtSession.Result result = session.run(tensors, outputs)) {
      Map<String, double[]> answers = new HashMap<>();
      for (OnnxPort port : model.outputs()) {
        answers.put(port.name(), answer(port, result.get(port.name()).orElseThrow()));
      }
      return answers;
    } catch (OrtException e) {
      throw failure("cannot be run on clouds of %d points".formatted(points), e);
    }
  }

  private double[] answer(OnnxPort port, OnnxValue value) throws OrtException, GeneratorException {
    OnnxTensor tensor = (OnnxTensor) value;
    long[] shape = tensor.getInfo().getShape();
    long[] expected = port.shapeOf(points);
    if (!Arrays.equals(shape, expected)) {
      throw new GeneratorException(
          "%s: output `%s` came with shape %s, but %s, %s, is declared; mend one of them"
              .formatted(
                  model.network(),
                  port.name(),
                  Arrays.toString(shape),
                  port.shape(),
                  Arrays.toString(expected)));
    }
    if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
      DoubleBuffer doubles = tensor.getDoubleBuffer();
      double[] answer = new double[doubles.remaining()];
      doubles.get(answer);
      return answer;
    }
    FloatBuffer floats = tensor.getFloatBuffer();
    float[] numbers = new float[floats.remaining()];
    floats.get(numbers);
    double[] answer = new double[numbers.length];
    for (int i = 0; i < answer.length; i++) {
      answer[i] = numbers[i];
    }
    return answer;
  }

  private ByteBuffer buffer(OnnxPort port) throws GeneratorException {
    ByteBuffer known = buffers.get(port.name());
    if (known != null) {
      return known;
    }
    try {
      OnnxJavaType type = OnnxAgreement.type(session, port.name());
      if (type == null) {
        throw new IllegalStateException("The input " + port.name() + " was not checked.");
      }
      ByteBuffer buffer =
          ByteBuffer.allocateDirect(Math.multiplyExact(size(port), type.size))
              .order(ByteOrder.nativeOrder());
      long[] shape = port.shapeOf(points);
      OnnxTensor tensor =
          switch (type) {
            case FLOAT -> OnnxTensor.createTensor(environment, buffer.asFloatBuffer(), shape);
            case DOUBLE -> OnnxTensor.createTensor(environment, buffer.asDoubleBuffer(), shape);
            case INT64 -> OnnxTensor.createTensor(environment, buffer.asLongBuffer(), shape);
            default -> OnnxTensor.createTensor(environment, buffer.asIntBuffer(), shape);
          };
      buffers.put(port.name(), buffer);
      types.put(port.name(), type);
      tensors.put(port.name(), tensor);
      return buffer;
    } catch (OrtException e) {
      throw failure("cannot take input `%s`".formatted(port.name()), e);
    }
  }

  private GeneratorException failure(String what, OrtException e) {
    return new GeneratorException(
        "%s %s (ONNX Runtime: %s)".formatted(model.network(), what, OnnxRuntime.reason(e)), e);
  }

  @Override
  public void close() {
    tensors.values().forEach(OnnxTensorLike::close);
  }
}
