package org.cosmoassay.statistics.twopoint;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Which kernel walks, and why. Results do not depend on it.
 *
 * @param kernel the kernel
 * @param reason why this one, for a log: one line without a full stop
 */
public record KernelChoice(PairKernel kernel, String reason) {

  /** The system property that names a kernel; without it the fastest at hand is taken. */
  public static final String PROPERTY = "cosmoassay.kernel";

  /**
   * The choice in this virtual machine.
   *
   * @throws IllegalArgumentException when {@value #PROPERTY} names no kernel, or one that cannot
   *     run here
   */
  public static KernelChoice here() {
    return of(System.getProperty(PROPERTY), Found.KERNELS);
  }

  /** The kernel of the wanted name, or else the first of the found that can run, or scalar. */
  static KernelChoice of(@Nullable String wanted, List<PairKernel> found) {
    PairKernel scalar = new ScalarPairKernel();
    if (scalar.name().equals(wanted)) {
      return new KernelChoice(scalar, "scalar, as -D" + PROPERTY + " asks for");
    }
    String reason = "scalar, there is no other kernel on the class path";
    for (PairKernel kernel : found) {
      if (wanted != null && !kernel.name().equals(wanted)) {
        continue;
      }
      Optional<String> obstacle = kernel.obstacle();
      if (obstacle.isEmpty()) {
        return new KernelChoice(kernel, kernel.name() + ", the fastest that runs here");
      }
      reason = "scalar, as " + kernel.name() + " cannot run: " + obstacle.get();
      if (wanted != null) {
        throw new IllegalArgumentException(
            "%s = %s cannot run: %s".formatted(PROPERTY, wanted, obstacle.get()));
      }
    }
    if (wanted != null) {
      throw new IllegalArgumentException(
          "%s = %s is no kernel; use one of %s, or leave it out"
              .formatted(PROPERTY, wanted, names(scalar, found)));
    }
    return new KernelChoice(scalar, reason);
  }

  private static String names(PairKernel scalar, List<PairKernel> found) {
    StringBuilder names = new StringBuilder(scalar.name());
    found.forEach(kernel -> names.append(", ").append(kernel.name()));
    return names.toString();
  }

  /** Loaded once, on first use. */
  private static final class Found {
    private static final List<PairKernel> KERNELS =
        ServiceLoader.load(PairKernel.class, PairKernel.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
  }
}
