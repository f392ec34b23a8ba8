package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.ComponentComparison.Series;
import org.cosmoassay.statistics.suite.KnownStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhysicalReadingTest {

  /** A component of one row at x whose reference is the given number. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // name | unit | axis unit | x | reference | low | high
        "xi | '' | Mpc/h | 4 | 5 | too few close pairs | too many close pairs",
        "xi | '' | Mpc/h | 20 | 0.2 | clustering too weak | clustering too strong",
        // below zero, "low" would be stronger anticorrelation
        "xi | '' | Mpc/h | 20 | -0.2 | - | -",
        // acoustic scales: position, width and amplitude would all do
        "xi | '' | Mpc/h | 105 | 0.01 | - | -",
        "xi | '' | kpc | 4 | 5 | - | -",
        "xi0 | '' | Mpc/h | 4 | 5 | too few close pairs | too many close pairs",
        "xi2 | '' | Mpc/h | 4 | 5 | - | -",
        "wp | Mpc/h | Mpc/h | 3 | 50 | too few close pairs | too many close pairs",
        "p0 | Mpc^3/h^3 | h/Mpc | 0.03 | 9000 | too little power in long waves | too much power in long waves",
        "p0 | Mpc^3/h^3 | h/Mpc | 0.3 | 900 | too little power in short waves | too much power in short waves",
        "p2 | Mpc^3/h^3 | h/Mpc | 0.3 | 900 | - | -",
        "v12 | km/s | Mpc/h | 8 | -300 | infall too fast | infall too slow",
        "v12_m3 | km/s | Mpc/h | 8 | -300 | infall too fast | infall too slow",
        "v12 | km/s | Mpc/h | 8 | 20 | - | -",
        "sigma_r | km/s | Mpc/h | 8 | 400 | too little random motion between pairs | too much random motion between pairs",
        "skew_r | '' | Mpc/h | 8 | -0.3 | - | -",
        "cdf_k1 | '' | Mpc/h | 8 | 0.2 | too many spheres of that size are empty | too few spheres of that size are empty",
        "cdf_k8 | '' | Mpc/h | 8 | 0.2 | too few spheres of that size hold 8 points or more | too many spheres of that size hold 8 points or more",
        "vpf | '' | Mpc/h | 8 | 0.2 | too few spheres of that size are empty | too many spheres of that size are empty",
        "pdf | '' | '' | 1 | 0.3 | - | -",
        "my_own | '' | Mpc/h | 4 | 5 | - | -",
      })
  void saysWhatTheDefinitionSays(
      String name,
      String unit,
      String axisUnit,
      double x,
      double reference,
      String low,
      String high) {
    ComponentComparison component =
        component(name, unit, Axis.sampled("x", axisUnit, new double[] {x}), reference);
    assertThat(PhysicalReading.of(component, 0, true).orElse(null)).isEqualTo(low);
    assertThat(PhysicalReading.of(component, 0, false).orElse(null)).isEqualTo(high);
  }

  @Test
  void massesAndVoidsAreLightOrMassiveByTheMiddleOfTheirAxis() {
    Axis masses = Axis.binned("M", "Msun/h", new double[] {1e13, 1e14, 1e15});
    ComponentComparison masses2 = component("dn_dlnm", "h^3/Mpc^3", masses, 2, 1);
    assertThat(PhysicalReading.of(masses2, 0, true)).contains("too few light halos");
    assertThat(PhysicalReading.of(masses2, 1, false)).contains("too many massive halos");
    Axis radii = Axis.binned("R", "Mpc/h", new double[] {10, 20, 40});
    ComponentComparison voids = component("dn_dlnr", "h^3/Mpc^3", radii, 2, 1);
    assertThat(PhysicalReading.of(voids, 0, false)).contains("too many small voids");
    assertThat(PhysicalReading.of(voids, 1, true)).contains("too few large voids");
  }

  @Test
  void speedsAreFastAboveTheMedianOfTheReference() {
    Axis speeds = Axis.binned("v", "km/s", new double[] {0, 100, 200, 300, 1000});
    // By width and density, shares of 0.1, 0.5, 0.2 and 0.2: the median lies in the second row.
    ComponentComparison pdf = component("pdf", "s/km", speeds, 1e-3, 5e-3, 2e-3, 2e-3 / 7);
    assertThat(PhysicalReading.of(pdf, 0, true)).contains("too few slow points");
    assertThat(PhysicalReading.of(pdf, 3, false)).contains("too many fast points");
  }

  /** A column that is renamed must not lose its line of the table unseen. */
  @Test
  void theTableNamesColumnsThatThereAre() {
    for (String[] column :
        new String[][] {
          {"xi", ""},
          {"xi0", ""},
          {"xi_cross", ""},
          {"wp", "Mpc/h"},
          {"p0", "Mpc^3/h^3"},
          {"v12", "km/s"},
          {"v12_m2", "km/s"},
          {"sigma_r", "km/s"},
          {"sigma_t", "km/s"},
          {"cdf_k1", ""},
          {"vpf", ""},
          {"dn_dlnm", "h^3/Mpc^3"},
          {"dn_dlnr", "h^3/Mpc^3"},
          {"pdf", "s/km"},
          {"mean", ""},
          {"variance", ""}
        }) {
      assertThat(KnownStatistics.column(column[0], column[1])).as(column[0]).isPresent();
    }
  }

  private static ComponentComparison component(
      String name, String unit, Axis axis, double... reference) {
    double[] none = new double[reference.length];
    Arrays.fill(none, 1);
    Series series = new Series(reference, none, none);
    return new ComponentComparison(name, unit, axis, series, series, none, none, none);
  }
}
