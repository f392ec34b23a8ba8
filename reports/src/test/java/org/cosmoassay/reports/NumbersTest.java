package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 4, 0",
    "-0.0, 4, 0",
    "0.05, 4, 0.05",
    "1.20003, 4, 1.200",
    "0.857142, 4, 0.8571",
    "4321.73, 4, 4322",
    "-12.5, 3, −12.5",
    "999999, 6, 999999",
    "999999.7, 4, 1.000 × 10⁶",
    "0.0012, 2, 0.0012",
    "0.00012, 2, 1.2 × 10⁻⁴",
    "-3.14159e-12, 3, −3.14 × 10⁻¹²",
    "1e15, 2, 1 × 10¹⁵",
    "NaN, 3, –",
    "Infinity, 3, ∞",
    "-Infinity, 3, −∞",
  })
  void roundsToSignificantDigits(double value, int digits, String expected) {
    assertThat(Numbers.significant(value, digits).replace('\u00a0', ' ')).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.4375, 0.44",
    "1, 1",
    "3.14159e-9, 3.1 × 10⁻⁹",
    "0, < 10⁻³⁰⁰",
    "1e-310, < 10⁻³⁰⁰",
    "NaN, –"
  })
  void writesPValues(double p, String expected) {
    assertThat(Numbers.pValue(p).replace('\u00a0', ' ')).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.1432, 14 %", "0.0035, 0.35 %", "0.05, 5 %", "1, 100 %", "0.2249, 22 %"})
  void writesPercentages(double fraction, String expected) {
    assertThat(Numbers.percent(fraction).replace('\u00a0', ' ')).isEqualTo(expected);
  }

  @Test
  void ticksHaveTheDecimalsOfTheirStep() {
    assertThat(Numbers.tick(0.30000000000000004, 0.1)).isEqualTo("0.3");
    assertThat(Numbers.tick(-200, 100)).isEqualTo("−200");
    assertThat(Numbers.tick(1, 0.05)).isEqualTo("1.00");
    assertThat(Numbers.tick(-1e-17, 0.5)).isEqualTo("0");
  }
}
