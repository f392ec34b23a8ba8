package org.cosmoassay.generators.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.generators.onnx.OnnxColumn.Meaning;
import org.cosmoassay.generators.onnx.OnnxPort.Parameter;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/** Descriptions of ONNX files for tests. */
final class Declared {

  static final PeriodicBox BOX = PeriodicBox.cube(100);

  private Declared() {}

  static OnnxPort port(String name, Role role, String... shape) {
    return new OnnxPort(name, role, List.of(shape), List.of(), false, 1);
  }

  static OnnxPort conditions(String name, String... shape) {
    return new OnnxPort(
        name,
        Role.CONDITIONS,
        List.of(shape),
        List.of(Parameter.OMEGA_M, Parameter.SIGMA_8),
        false,
        1);
  }

  /** Columns x, y, z in Mpc/h of {@code offset + scale u}, then those further ones, as they are. */
  static List<OnnxColumn> columns(double offset, double scale, Meaning... further) {
    List<OnnxColumn> columns = new ArrayList<>();
    for (Meaning axis : List.of(Meaning.X, Meaning.Y, Meaning.Z)) {
      columns.add(new OnnxColumn(axis, offset, scale, false, false, 1, 0, 0));
    }
    for (Meaning meaning : further) {
      columns.add(new OnnxColumn(meaning, 0, 1, false, false, 1, 0, 0));
    }
    return columns;
  }

  static OnnxModel model(
      Path file,
      OnnxModel.Kind kind,
      List<OnnxPort> inputs,
      List<OnnxPort> outputs,
      List<OnnxColumn> columns,
      @Nullable OnnxSampling sampling) {
    return new OnnxModel(
        file.resolveSibling("model.yaml"),
        file,
        kind,
        inputs,
        outputs,
        columns,
        null,
        null,
        null,
        false,
        sampling);
  }
}
