package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cosmoassay.reports.GateCalibration.SeenDefect;
import org.junit.jupiter.api.Test;

class GateCalibrationTest {

  private static final SeenDefect JITTER =
      new SeenDefect("position-jitter", "Mpc/h", List.of(0.5, 1.0, 2.0, 5.0), 1);
  private static final SeenDefect THINNING = new SeenDefect("thinning", "", List.of(0.01, 0.1), 2);

  private static GateCalibration gate(String statistic, String hindrance, SeenDefect... seen) {
    return new GateCalibration(
        statistic, "hotelling", "16 against 16", 400, 5, 2, hindrance, List.of(seen));
  }

  @Test
  void tellsRateAndSightInWords() {
    GateCalibration gate = gate("xi", "", JITTER, THINNING);
    // 5 of 400, to one digit.
    assertThat(gate.rate()).isEqualTo("false alarms 1.3 %");
    assertThat(gate.sight()).isEqualTo("sees position-jitter from 1 Mpc/h");
    assertThat(gate("xi", "", THINNING).sight())
        .isEqualTo("sees none of the planted defects in 95 % of trials");
  }

  @Test
  void whatNoLongerHoldsIsNotCalibrated() {
    GateCalibration gate = gate("xi", "the rule of the gate has changed since", JITTER);
    assertThat(gate.rate()).isEqualTo("not calibrated");
    assertThat(gate.sight()).isEmpty();
    assertThat(CalibrationPage.of(List.of(gate), UnaryOperator.identity()).gates()).isEmpty();
  }

  @Test
  void weakerDefectsAreDarker() {
    CalibrationPage page =
        CalibrationPage.of(
            List.of(
                gate("xi", "", JITTER, THINNING),
                gate("sanity", "", new SeenDefect("position-jitter", "Mpc/h", List.of(0.5), 1))),
            UnaryOperator.identity());
    assertThat(page.gates()).extracting(CalibrationPage.Gate::statistic).containsExactly("xi");
    assertThat(page.rows().get(0).cells())
        .containsExactly(new CalibrationPage.Cell("seen-2", "1 Mpc/h"));
    assertThat(page.rows().get(0).planted()).isEqualTo("0.5, 1, 2, 5 Mpc/h");
    assertThat(page.rows().get(1).cells()).containsExactly(new CalibrationPage.Cell("unseen", "–"));
    assertThat(page.alarms()).containsExactly("1.3");
    assertThat(page.adjusted()).containsExactly("0.5");
  }
}
