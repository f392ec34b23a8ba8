package org.cosmoassay.reference.simulator.suite;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cosmoassay.reference.simulator.gravity.GravitySettings;
import org.cosmoassay.reference.simulator.halo.HaloOccupation;
import org.cosmoassay.reference.simulator.linear.LinearPower;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.fourier.MassAssignment;
import org.jspecify.annotations.Nullable;

/**
 * How every catalogue of a suite is made.
 *
 * @param method how
 * @param box side of the periodic box in Mpc/h
 * @param particles particles per side, even; mesh cells per side for lognormal mocks
 * @param gravity resolution in space and time
 * @param redshifts of the catalogues, strictly decreasing
 * @param count how many of the most massive halos are kept; the expected number of points of a
 *     lognormal mock
 * @param leastParticles fewer make no halo
 * @param bias linear bias of the points of a lognormal mock
 * @param galaxies how halos are populated; null to give the halos themselves
 * @param linear the linear power as a table; null for that of Eisenstein and Hu
 */
public record SimulationSettings(
    Method method,
    double box,
    int particles,
    GravitySettings gravity,
    List<Double> redshifts,
    int count,
    int leastParticles,
    double bias,
    @Nullable HaloOccupation galaxies,
    @Nullable LinearTable linear) {

  public SimulationSettings {
    redshifts = List.copyOf(redshifts);
  }

  /** With the linear power of Eisenstein and Hu. */
  public SimulationSettings(
      Method method,
      double box,
      int particles,
      GravitySettings gravity,
      List<Double> redshifts,
      int count,
      int leastParticles,
      double bias,
      @Nullable HaloOccupation galaxies) {
    this(method, box, particles, gravity, redshifts, count, leastParticles, bias, galaxies, null);
  }

  /** The linear power of a cosmology. */
  LinearPower power(Cosmology cosmology) {
    return linear == null ? LinearPower.of(cosmology) : linear.power(cosmology);
  }

  /** A text that differs for settings that differ, the same on every platform. */
  String canonical() {
    HaloOccupation g = galaxies;
    String occupation =
        g == null
            ? "none"
            : hex(g.logMinimumMass(), g.scatter(), g.logCutMass(), g.logSatelliteMass(), g.slope());
    String text =
        String.join(
            ";",
            method.word(),
            hex(box, particles, gravity.meshFactor(), gravity.steps(), gravity.initialRedshift()),
            redshifts.stream().map(Double::toHexString).collect(Collectors.joining(",")),
            hex(count, leastParticles, bias),
            occupation);
    // What was added later is left out where it is the default: finished suites stay as they are.
    if (gravity.assignment() != MassAssignment.CIC) {
      text += ";" + gravity.assignment().label();
    }
    return linear == null ? text : text + ";" + linear.identity();
  }

  static String hex(double... values) {
    return Arrays.stream(values).mapToObj(Double::toHexString).collect(Collectors.joining(","));
  }
}
