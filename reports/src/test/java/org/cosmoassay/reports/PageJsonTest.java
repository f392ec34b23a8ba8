package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageJsonTest {

  @ParameterizedTest
  @CsvSource({
    "0.123456789, 0.123457",
    "1234567.8, 1234570",
    "6.02214076e23, 602214e18",
    "-1.5e-7, -15e-8",
    "0.00000012345, 12345e-11",
    "1000000, 1e6",
    "-0.0, 0",
    "100, 100",
    "NaN, null",
    "-Infinity, null",
  })
  void numbersAreRoundedAndShort(double value, String text) {
    assertThat(PageJson.number(value, 6)).isEqualTo(text);
    if (!text.equals("null")) {
      // Half of a unit in the sixth digit.
      assertThat(Double.parseDouble(text) - value).isLessThanOrEqualTo(Math.abs(value) * 5e-6);
    }
  }

  @Test
  void namesAreInert() {
    try (PageJson json = new PageJson()) {
      json.object()
          .field("a", "</script><!--&'\u2028\u202e\"\\\ud83d\ude80")
          .array("b")
          .end()
          .end();
      assertThat(json.toString())
          .isEqualTo(
              "{\"a\":\"\\u003C/script\\u003E\\u003C!--\\u0026\\u0027\\u2028\\\\u{202e}\\\"\\\\\\uD83D\\uDE80\",\"b\":[]}");
    }
  }
}
