package org.cosmoassay.reference.simulator.halo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

final class HaloOccupationTest {

  private static final HaloOccupation OCCUPATION = new HaloOccupation(13, 0.4, 13.2, 14, 1.1);
  private static final PeriodicBox BOX = PeriodicBox.cube(100);

  @Test
  void meansAreThoseOfTheModel() {
    assertThat(OCCUPATION.centrals(1e13)).isCloseTo(0.5, within(1e-12));
    // One width above: (1 + erf 1) / 2.
    assertThat(OCCUPATION.centrals(Math.pow(10, 13.4))).isCloseTo(0.92135, within(1e-5));
    assertThat(OCCUPATION.satellites(Math.pow(10, 13.1))).isZero();
    assertThat(OCCUPATION.satellites(1e14 + Math.pow(10, 13.2))).isCloseTo(1, within(1e-12));
  }

  @Test
  void halosHaveTheGalaxiesOfTheirMass() {
    int count = 3000;
    double mass = 5e14;
    PointCloud galaxies = OCCUPATION.populate(halos(count, mass), 9);
    double mean = OCCUPATION.centrals(mass) * (1 + OCCUPATION.satellites(mass));
    // Poisson satellites: 5 standard errors.
    assertThat((double) galaxies.size() / count)
        .isCloseTo(mean, within(5 * Math.sqrt(mean / count)));
    assertThat(galaxies.mass(17)).isEqualTo(mass);
    assertThat(OCCUPATION.populate(halos(count, mass), 9).copyVelocities(0))
        .isEqualTo(galaxies.copyVelocities(0));
  }

  /** All halos stand at the middle of the box, so that offsets can be seen. */
  @Test
  void satellitesFollowTheProfileAndTheVirialTheorem() {
    double mass = 5e14;
    PointCloud galaxies = OCCUPATION.populate(halos(3000, mass), 10);
    double radius = HaloOccupation.radius(mass, 0.3);
    double[] distances = new double[galaxies.size()];
    double squares = 0;
    int satellites = 0;
    for (int i = 0; i < galaxies.size(); i++) {
      double d = 0;
      double v = 0;
      for (int axis = 0; axis < 3; axis++) {
        d += Math.pow(galaxies.position(axis, i) - 50, 2);
        v += Math.pow(galaxies.velocity(axis, i) - 100, 2);
      }
      if (d > 0) {
        distances[satellites++] = Math.sqrt(d) / radius;
        squares += v / 3;
      }
    }
    double[] sorted = Arrays.copyOf(distances, satellites);
    Arrays.sort(sorted);
    assertThat(sorted[satellites - 1]).isLessThanOrEqualTo(1 + 1e-12);
    NfwProfile profile = new NfwProfile(HaloOccupation.concentration(mass, 0.5));
    assertThat(sorted[satellites / 2]).isCloseTo(profile.radius(0.5), within(0.02));
    // G M / R at the physical radius; the dispersion of an NFW halo is 0.6 to 0.7 of its root.
    double virial = 4.30091e-9 * mass / (radius / 1.5);
    assertThat(squares / satellites / virial).isBetween(0.3, 0.5);
  }

  /** The Jeans equation itself: d(rho s2)/dr = -rho G m / r^2, by differences. */
  @Test
  void theDispersionSolvesTheJeansEquation() {
    double c = 7;
    NfwProfile profile = new NfwProfile(c);
    double total = Math.log1p(c) - c / (1 + c);
    for (double radius : new double[] {0.05, 0.2, 0.6, 1}) {
      double step = 1e-4 * radius;
      double slope =
          (pressure(profile, c, radius + step) - pressure(profile, c, radius - step)) / (2 * step);
      double x = c * radius;
      double inside = (Math.log1p(x) - x / (1 + x)) / total;
      double density = 1 / (x * (1 + x) * (1 + x));
      assertThat(slope / (-density * inside / (radius * radius))).isCloseTo(1, within(1e-4));
    }
    assertThat(profile.radius(1)).isCloseTo(1, within(1e-12));
    assertThat(profile.radius(0)).isCloseTo(0, within(1e-6));
  }

  private static double pressure(NfwProfile profile, double c, double radius) {
    double x = c * radius;
    return profile.variance(radius) / (x * (1 + x) * (1 + x));
  }

  @Test
  void aScatterOfNoneIsRefused() {
    assertThatThrownBy(() -> new HaloOccupation(13, 0, 13, 14, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scatter = 0.0");
  }

  private static PointCloud halos(int count, double mass) {
    double[] middle = new double[count];
    Arrays.fill(middle, 50);
    double[] velocity = new double[count];
    Arrays.fill(velocity, 100);
    double[] masses = new double[count];
    Arrays.fill(masses, mass);
    return PointCloud.builder(BOX)
        .positions(middle, middle, middle)
        .velocities(velocity, velocity, velocity)
        .masses(masses)
        .cosmology(new Cosmology(0.3, 0.05, 0.7, 1, 0.8, 0.5))
        .build();
  }
}
