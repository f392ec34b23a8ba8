package org.cosmoassay.reference.simulator.suite;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cosmoassay.reference.simulator.gravity.GravitySettings;
import org.cosmoassay.reference.simulator.halo.HaloOccupation;
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
    @Nullable HaloOccupation galaxies) {

  public SimulationSettings {
    redshifts = List.copyOf(redshifts);
  }

  /** A text that differs for settings that differ, the same on every platform. */
  String canonical() {
    HaloOccupation g = galaxies;
    String occupation =
        g == null
            ? "none"
            : hex(g.logMinimumMass(), g.scatter(), g.logCutMass(), g.logSatelliteMass(), g.slope());
    return String.join(
        ";",
        method.word(),
        hex(box, particles, gravity.meshFactor(), gravity.steps(), gravity.initialRedshift()),
        redshifts.stream().map(Double::toHexString).collect(Collectors.joining(",")),
        hex(count, leastParticles, bias),
        occupation);
  }

  static String hex(double... values) {
    return Arrays.stream(values).mapToObj(Double::toHexString).collect(Collectors.joining(","));
  }
}
