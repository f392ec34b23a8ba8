package org.cosmoassay.generators.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of an ONNX file says of it.
 *
 * @param description the file that says it, for messages
 * @param network the ONNX file
 * @param kind what it computes
 * @param inputs all of them
 * @param outputs those of interest
 * @param columns along the last axis of the cloud
 * @param points number of points of a cloud; null when the file fixes it or any will do
 * @param box the domain; null for that of whoever asks
 * @param redshift of every cloud; null when it is conditioned on, or does not matter
 * @param wrap whether positions outside the box are wrapped into it
 * @param sampling of networks; null for whole samplers
 */
public record OnnxModel(
    Path description,
    Path network,
    Kind kind,
    List<OnnxPort> inputs,
    List<OnnxPort> outputs,
    List<OnnxColumn> columns,
    @Nullable Integer points,
    @Nullable PeriodicBox box,
    @Nullable Double redshift,
    boolean wrap,
    @Nullable OnnxSampling sampling) {

  /** What an ONNX file computes. */
  public enum Kind {
    /** A cloud from noise and conditions. */
    SAMPLER,
    /** The velocity dx/dt of a flow at (x, t). */
    VELOCITY,
    /** The gradient of the log-density of noisy data. */
    SCORE,
    /** The noise in noisy data. */
    EPSILON;

    /** The name in description files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public OnnxModel {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    columns = List.copyOf(columns);
  }

  /** The output that holds the points. */
  OnnxPort cloud() {
    return outputs.stream()
        .filter(port -> port.role() == OnnxPort.Role.CLOUD)
        .findFirst()
        .orElseThrow();
  }
}
