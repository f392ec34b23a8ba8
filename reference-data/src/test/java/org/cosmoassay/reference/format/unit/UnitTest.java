package org.cosmoassay.reference.format.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

  private static final double H = 0.7;
  private static final double A = 0.25;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mpc/h | LENGTH | 1",
        "Mpc h-1 | LENGTH | 1",
        "h^-1 Mpc | LENGTH | 1",
        "Mpc / h (comoving) | LENGTH | 1",
        "Mpc/h comoving | LENGTH | 1",
        "kpc/h | LENGTH | 1e-3",
        "ckpc/h | LENGTH | 1e-3",
        "Mpc | LENGTH | 0.7",
        "cMpc | LENGTH | 0.7",
        "physical Mpc/h | LENGTH | 4",
        "pkpc | LENGTH | 2.8e-3",
        "km/s | VELOCITY | 1",
        "km s-1 | VELOCITY | 1",
        "km s^-1 | VELOCITY | 1",
        "km / s (physical, peculiar) | VELOCITY | 1",
        "km/s/a | VELOCITY | 4",
        "km/s*sqrt(a) | VELOCITY | 0.5",
        "km/s*a | VELOCITY | 0.25",
        "m/s | VELOCITY | 1e-3",
        "Msun/h | MASS | 1",
        "Msun h**-1 | MASS | 1",
        "Msun | MASS | 0.7",
        "solMass | MASS | 0.7",
        "1e10Msun/h | MASS | 1e10",
        "10^10 Msun/h | MASS | 1e10",
        "1e10 h^-1 Msun | MASS | 1e10"
      })
  void textsOfUnits(String text, Quantity quantity, double multiplier) {
    Unit unit = Unit.parse(text).orElseThrow();
    assertThat(unit.quantity()).isEqualTo(quantity);
    assertThat(unit.multiplier(H, A)).isCloseTo(multiplier, within(1e-14 * multiplier));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "deg", "furlong", "Mpc/h/h", "km", "kg/s", "1.2.3Mpc", "0Mpc"})
  void otherTextsAreNoUnits(String text) {
    assertThat(Unit.parse(text)).isEmpty();
  }

  @Test
  void unitsOfParameterFilesAreRoundNumbers() {
    assertThat(Unit.ofCentimetresPerH(3.085678e21).factor()).isEqualTo(1e-3);
    assertThat(Unit.ofCentimetresPerH(3.0857e24).label()).isEqualTo("Mpc/h");
    assertThat(Unit.ofGramsPerH(1.989e43).label()).isEqualTo("1e10 Msun/h");
    assertThat(Unit.ofGramsPerH(1.9885e33).factor()).isEqualTo(1);
    assertThat(Unit.ofCentimetresPerH(6e24).factor()).isCloseTo(1.9445, within(1e-4));
    assertThat(Unit.ofCentimetresPerSecond(1e5, -1).multiplier(H, A)).isEqualTo(4);
  }

  @Test
  void combinationsAndTheirErrors() {
    assertThat(Units.parse("gadget-fof").text()).isEqualTo("kpc/h,km/s/a,1e10Msun/h");
    assertThat(Units.parse("gadget-fof").unit(Quantity.VELOCITY).orElseThrow().aPower())
        .isEqualTo(-1);
    assertThat(Units.parse("kpc/h, Msun").unit(Quantity.VELOCITY)).isEmpty();
    assertThatThrownBy(() -> Units.parse("kpc/h,parsecs"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'parsecs' is not known")
        .hasMessageContaining("gadget-fof, gadget-snapshot, standard");
    assertThatThrownBy(() -> Units.parse("kpc/h,Mpc")).hasMessageContaining("two units of length");
  }
}
