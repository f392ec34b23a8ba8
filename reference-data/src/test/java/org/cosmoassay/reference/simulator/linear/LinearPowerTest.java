package org.cosmoassay.reference.simulator.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.junit.jupiter.api.Test;

final class LinearPowerTest {

  private static final Cosmology PLANCK = new Cosmology(0.3175, 0.049, 0.6711, 0.9624, 0.834, 0);

  @Test
  void agreesWithAnIndependentCode() throws IOException {
    List<double[]> rows = table();
    assertThat(rows).hasSize(75);
    for (double[] row : rows) {
      Cosmology cosmology = new Cosmology(row[0], row[1], row[2], row[3], row[4], 0);
      double power = LinearPower.of(cosmology).at(row[5]);
      // 1e-3 is asked for; what remains is the quadrature of sigma_8 of both codes.
      assertThat(power / row[6]).as("P(%s) of %s", row[5], cosmology).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void theVarianceInSpheresIsThatOfTheNormalisation() {
    LinearPower power = LinearPower.of(PLANCK);
    assertThat(power.sigma(8)).isCloseTo(0.834, within(1e-12));
    // colossus 1.3.6, sigma(R, z = 0), the settings of the table.
    assertThat(power.sigma(1)).isCloseTo(2.504983, within(5e-4));
    assertThat(power.sigma(20)).isCloseTo(0.4056976, within(1e-4));
  }

  @Test
  void aTableOfTheSameSpectrumGivesTheSameSpectrum() {
    LinearPower power = LinearPower.of(PLANCK);
    double[] k = new double[400];
    double[] p = new double[k.length];
    double[] t = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      k[i] = 1e-4 * Math.pow(1e6, i / (k.length - 1.0));
      p[i] = 17 * power.at(k[i]);
      t[i] = 0.1 * Math.sqrt(power.at(k[i]) / Math.pow(k[i], PLANCK.nS()));
    }
    LinearPower ofPower = LinearPower.of(PLANCK, TabulatedSpectrum.ofPower(k, p));
    LinearPower ofTransfer =
        LinearPower.of(PLANCK, TabulatedSpectrum.ofTransfer(k, t, PLANCK.nS()));
    for (double at : new double[] {1e-5, 0.01234, 0.0777, 0.5, 20}) {
      assertThat(ofPower.at(at) / power.at(at)).as("k = %s", at).isCloseTo(1, within(2e-3));
      assertThat(ofTransfer.at(at) / ofPower.at(at)).as("k = %s", at).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void tablesThatAreNoneAreRefused() {
    double[] k = {0.1, 0.2, 0.2, 0.4};
    double[] ones = {1, 1, 1, 1};
    assertThatThrownBy(() -> TabulatedSpectrum.ofPower(k, ones))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 2: k = 0.2");
    assertThatThrownBy(
            () -> TabulatedSpectrum.ofPower(new double[] {1, 2, 3, 4}, new double[] {1, -1, 1, 1}))
        .hasMessageContaining("row 1: power = -1.0");
    assertThatThrownBy(() -> TabulatedSpectrum.ofPower(new double[] {1, 2}, new double[] {1, 2}))
        .hasMessageContaining("4 rows");
  }

  @Test
  void cosmologiesOutsideSenseAreRefusedWithTheRange() {
    assertThatThrownBy(() -> LinearPower.of(new Cosmology(0, 0.049, 0.7, 1, 2.5, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Omega_m = 0.0 is outside what can be simulated; give 0.05 to 1.0")
        .hasMessageContaining("sigma_8 = 2.5 is outside what can be simulated; give 0.05 to 2.0");
    assertThatThrownBy(() -> Growth.of(Cosmology.UNSTATED)).hasMessageContaining("Omega_m = NaN");
    assertThatThrownBy(() -> LinearPower.of(new Cosmology(0.1, 0.1, 0.7, 1, 0.8, 0)))
        .hasMessageContaining("leaves no cold matter");
  }

  private static List<double[]> table() throws IOException {
    String name = "eisenstein_hu.csv";
    try (InputStream in =
        Objects.requireNonNull(LinearPowerTest.class.getResourceAsStream(name), name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<double[]> rows = new ArrayList<>();
      for (String line : text.lines().toList()) {
        if (Character.isDigit(line.charAt(0))) {
          rows.add(Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray());
        }
      }
      return rows;
    }
  }
}
