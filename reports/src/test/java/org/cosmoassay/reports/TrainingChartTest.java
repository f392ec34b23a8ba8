package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingChartTest {

  @Test
  void tellsTheLossesAtTheEnd() {
    Chart chart =
        TrainingChart.draw(
                "training-gan",
                curve(List.of(6.0, 12.0, 24.0), List.of(3.0, 2.0, 1.25), List.of(0.5, 0.25, 0.125)))
            .orElseThrow();
    assertThat(chart.title())
        .isEqualTo("Training of gan: losses over 24 steps; at the end critic 1.25, painter 0.125");
    assertThat(chart.svg()).contains(">critic<", ">painter<", ">step<", "rgb(0,114,178)");
  }

  @Test
  void whatHasNoCurveHasNoChart() {
    double nan = Double.NaN;
    assertThat(TrainingChart.draw("a", curve(List.of(6.0), List.of(3.0), List.of(1.0)))).isEmpty();
    assertThat(TrainingChart.draw("a", curve(List.of(), List.of(), List.of()))).isEmpty();
    assertThat(
            TrainingChart.draw("a", curve(List.of(1.0, 2.0), List.of(nan, nan), List.of(nan, nan))))
        .isEmpty();
    assertThat(
            TrainingChart.draw("a", curve(List.of(2.0, 2.0), List.of(1.0, 1.0), List.of(1.0, 1.0))))
        .isEmpty();
  }

  @Test
  void aLossForEveryStep() {
    assertThatThrownBy(() -> curve(List.of(1.0, 2.0), List.of(1.0), List.of(1.0, 2.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gan", "2 numbers");
  }

  private static TrainingCurve curve(List<Double> steps, List<Double> first, List<Double> second) {
    return new TrainingCurve("gan", List.of("critic", "painter"), steps, List.of(first, second));
  }
}
