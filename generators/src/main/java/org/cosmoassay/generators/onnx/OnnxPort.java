package org.cosmoassay.generators.onnx;

import java.util.List;
import java.util.Locale;

/**
 * An input or output as its owner describes it.
 *
 * @param name in the ONNX file
 * @param role what it is for
 * @param shape axis by axis: a whole number, {@link #BATCH} or {@link #POINTS}
 * @param parameters of conditions: what stands along the last axis
 * @param uniform of noise: whether it is uniform in [0, 1) instead of standard normal
 * @param factor of a time: what it is multiplied by before the network sees it
 */
public record OnnxPort(
    String name,
    Role role,
    List<String> shape,
    List<Parameter> parameters,
    boolean uniform,
    double factor) {

  /** The word for the axis of clouds, of which there is one at a time. */
  public static final String BATCH = "batch";

  /** The word for the axis of the points of a cloud. */
  public static final String POINTS = "points";

  /** What inputs and outputs are for. */
  public enum Role {
    NOISE,
    CONDITIONS,
    SEED,
    TIME,
    /** Points: of a network also an input. */
    CLOUD,
    LOG_LIKELIHOOD;

    /** The name in description files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What a cloud can be conditioned on. */
  public enum Parameter {
    OMEGA_M("Omega_m"),
    OMEGA_B("Omega_b"),
    H("h"),
    N_S("n_s"),
    SIGMA_8("sigma_8"),
    REDSHIFT("redshift");

    private final String word;

    Parameter(String word) {
      this.word = word;
    }

    /** The name in description files and tables. */
    public String word() {
      return word;
    }
  }

  public OnnxPort {
    shape = List.copyOf(shape);
    parameters = List.copyOf(parameters);
  }

  /** The shape of one cloud of so many points. */
  long[] shapeOf(int points) {
    return shape.stream()
        .mapToLong(
            axis ->
                switch (axis) {
                  case BATCH -> 1;
                  case POINTS -> points;
                  default -> Long.parseLong(axis);
                })
        .toArray();
  }
}
