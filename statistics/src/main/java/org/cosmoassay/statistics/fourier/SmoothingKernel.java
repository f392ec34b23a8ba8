package org.cosmoassay.statistics.fourier;

/** The kernel by which a field is smoothed over a radius R: the field times W(k R) in k. */
public enum SmoothingKernel {
  /** W(x) = exp(-x^2 / 2): a Gaussian of standard deviation R per axis. */
  GAUSSIAN("gaussian"),
  /** W(x) = 3 (sin x - x cos x) / x^3: the mean over a sphere of radius R. */
  TOP_HAT("top-hat");

  /** Below it the series is exact to the last bits, where the difference of sines is not. */
  private static final double SMALL = 0.02;

  private final String label;

  SmoothingKernel(String label) {
    this.label = label;
  }

  /** The word on the command line and in benchmark files. */
  public String label() {
    return label;
  }

  /** The kernel of that word. */
  public static SmoothingKernel ofLabel(String label) {
    for (SmoothingKernel kernel : values()) {
      if (kernel.label.equals(label)) {
        return kernel;
      }
    }
    throw new IllegalArgumentException("kernel " + label + " is neither gaussian nor top-hat");
  }

  /** W(x) at x = k R, dimensionless; 1 at 0. */
  public double transform(double x) {
    return switch (this) {
      case GAUSSIAN -> Math.exp(-0.5 * x * x);
      case TOP_HAT ->
          Math.abs(x) < SMALL
              ? 1 - x * x / 10 * (1 - x * x / 28)
              : 3 * (Math.sin(x) - x * Math.cos(x)) / (x * x * x);
    };
  }
}
