package org.cosmoassay.generators.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Compares what is declared of an ONNX file with what the file itself declares. */
final class OnnxAgreement {

  private final OnnxModel model;
  private final List<String> problems = new ArrayList<>();

  /** Who says how many points there are, and how many. */
  private final Map<String, Long> points = new LinkedHashMap<>();

  private OnnxAgreement(OnnxModel model) {
    this.model = model;
    if (model.points() != null) {
      points.put("`points:`", model.points().longValue());
    }
  }

  /**
   * The number of points that file and description fix, empty when they leave it free.
   *
   * @throws OnnxModelException with all that does not agree
   */
  static OptionalInt points(OnnxModel model, OrtSession session)
      throws OnnxModelException, OrtException {
    OnnxAgreement agreement = new OnnxAgreement(model);
    agreement.check("input", model.inputs(), session.getInputInfo());
    agreement.requireAllInputs(session);
    agreement.check("output", model.outputs(), session.getOutputInfo());
    if (agreement.points.values().stream().distinct().count() > 1) {
      agreement.problems.add(
          "numbers of points differ: " + agreement.points + "; they must all be the same");
    }
    if (!agreement.problems.isEmpty()) {
      throw new OnnxModelException(
          "%s and %s do not agree: %s"
              .formatted(
                  model.description(), model.network(), String.join("; ", agreement.problems)));
    }
    return agreement.points.values().stream().mapToInt(Math::toIntExact).findFirst();
  }

  private void check(String what, List<OnnxPort> ports, Map<String, NodeInfo> held) {
    for (OnnxPort port : ports) {
      NodeInfo info = held.get(port.name());
      String name = "%s `%s`".formatted(what, port.name());
      if (info == null) {
        problems.add(
            "%s is declared, but the file holds the %ss %s"
                .formatted(name, what, String.join(", ", held.keySet())));
      } else if (info.getInfo() instanceof TensorInfo tensor) {
        checkType(name, port, tensor);
        checkShape(name, port, tensor.getShape());
      } else {
        problems.add(
            "%s is no tensor in the file but %s; export it as one"
                .formatted(name, info.getInfo().getClass().getSimpleName()));
      }
    }
  }

  private void requireAllInputs(OrtSession session) {
    List<String> declared = model.inputs().stream().map(OnnxPort::name).toList();
    List<String> missing =
        session.getInputNames().stream().filter(name -> !declared.contains(name)).toList();
    if (!missing.isEmpty()) {
      problems.add(
          "the file also needs the inputs %s; declare them".formatted(String.join(", ", missing)));
    }
  }

  private void checkType(String name, OnnxPort port, TensorInfo tensor) {
    boolean seed = port.role() == OnnxPort.Role.SEED;
    boolean fits =
        seed
            ? tensor.type == OnnxJavaType.INT64 || tensor.type == OnnxJavaType.INT32
            : tensor.type == OnnxJavaType.FLOAT || tensor.type == OnnxJavaType.DOUBLE;
    if (!fits) {
      problems.add(
          "%s is of type %s in the file, but as %s it must be %s; export it so"
              .formatted(
                  name,
                  tensor.onnxType,
                  port.role().word(),
                  seed ? "int64 or int32" : "float or double"));
    }
  }

  private void checkShape(String name, OnnxPort port, long[] held) {
    List<String> declared = port.shape();
    if (declared.size() != held.length) {
      problems.add(
          "%s is declared with shape %s, but has %d axes, %s, in the file"
              .formatted(name, declared, held.length, text(held)));
      return;
    }
    for (int axis = 0; axis < held.length; axis++) {
      String word = declared.get(axis);
      switch (word) {
        case OnnxPort.BATCH -> {
          if (held[axis] > 1) {
            problems.add(
                "%s takes %d clouds at a time, but one is drawn at a time; export it with a first axis of 1 or of any length"
                    .formatted(name, held[axis]));
          }
        }
        case OnnxPort.POINTS -> {
          if (held[axis] >= 0) {
            points.putIfAbsent(name, held[axis]);
          }
        }
        default -> {
          if (held[axis] >= 0 && held[axis] != Long.parseLong(word)) {
            problems.add(
                "%s is declared with shape %s, but has %s in the file; axis %d differs"
                    .formatted(name, declared, text(held), axis));
          }
        }
      }
    }
  }

  private static String text(long[] shape) {
    return Arrays.stream(shape).mapToObj(n -> n < 0 ? "any" : Long.toString(n)).toList().toString();
  }

  /** The type of an input in the file. */
  static @Nullable OnnxJavaType type(OrtSession session, String input) throws OrtException {
    NodeInfo info = session.getInputInfo().get(input);
    return info != null && info.getInfo() instanceof TensorInfo tensor ? tensor.type : null;
  }
}
