package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.velocity.PairwiseVelocity;
import org.junit.jupiter.api.Test;

class SharedWalksTest {

  private static final RadialBins BINS = RadialBins.parse("lin:0.5:60:12");

  @Test
  void walksOnceForStatisticsInTheSameBinsAndSpace() {
    CorrelationMultipoles multipoles = CorrelationMultipoles.of(BINS);
    assertThat(
            SharedWalks.merge(
                List.of(
                    TwoPointCorrelation.of(BINS),
                    multipoles,
                    multipoles.averaged(),
                    PairwiseVelocity.of(BINS),
                    TwoPointCorrelation.of(RadialBins.of(BINS.edges())))))
        .hasSize(1);
    assertThat(
            SharedWalks.merge(
                List.of(
                    multipoles,
                    multipoles.withMuBins(100),
                    multipoles.inRedshiftSpace(),
                    multipoles.inRedshiftSpace().averaged(),
                    TwoPointCorrelation.of(RadialBins.of(1, 2)))))
        .hasSize(6);
  }

  @Test
  void servesOnlyWhatItWalkedFor() {
    SharedWalks walks =
        SharedWalks.over(
            TestClouds.uniform(PeriodicBox.cube(200), 10, 1),
            List.of(TwoPointCorrelation.of(BINS)));
    assertThatIllegalArgumentException().isThrownBy(() -> walks.measure(PairwiseVelocity.of(BINS)));
  }
}
