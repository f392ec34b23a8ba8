package org.cosmoassay.generators.halo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

class HaloMatchingTest {

  private static final HaloMatching MATCHING = new HaloMatching(60, 6, 0.5);

  @Test
  void findsTheHalosThatMovedBeyondTheBorderOfTheBoxToo() {
    PointCloud base = SmallClouds.cloud(60, 2);
    PointCloud target = SmallClouds.drifted(base);
    HaloPair pair = MATCHING.pair(base, target, RandomStreams.of(1));
    int right = 0;
    for (int i = 0; i < 60; i++) {
      int at = i * HaloUnits.STATE;
      double off = 0;
      for (int axis = 0; axis < 3; axis++) {
        double drift = 1.5 * pair.base().state(i, HaloUnits.VELOCITY + axis) / HaloUnits.MPC;
        off += Math.abs(pair.targets()[at + axis] - drift);
      }
      if (pair.moved()[i] && off < 1e-9) {
        right++;
        double heavier = pair.targets()[at + HaloUnits.MASS] - pair.base().state(i, HaloUnits.MASS);
        assertThat(heavier).isCloseTo(Math.log10(1.5) / 0.3, within(1e-9));
      }
    }
    // Drifts of 2.6 Mpc/h (rms) among points 9 Mpc/h apart of different masses.
    assertThat(right).isGreaterThan(55);
  }

  @Test
  void halosWithoutPartnerTeachNoMotionAndAreLighterThanTheTarget() {
    PointCloud base = SmallClouds.cloud(200, 2);
    PointCloud target = SmallClouds.drifted(SmallClouds.cloud(50, 3));
    HaloPair pair = new HaloMatching(200, 6, 0.5).pair(base, target, RandomStreams.of(1));
    double lightest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 50; i++) {
      lightest = Math.min(lightest, HaloUnits.massNumber(target.mass(i)));
    }
    int below = 0;
    for (int i = 0; i < 200; i++) {
      if (pair.targets()[i * HaloUnits.STATE + HaloUnits.MASS] < lightest) {
        below++;
        assertThat(pair.moved()[i]).isFalse();
      }
    }
    assertThat(below).isEqualTo(150);
    assertThat(pair.movedCount()).isBetween(1, 50);
  }

  @Test
  void cloudsThatDoNotFitTogetherAreErrors() {
    PointCloud base = SmallClouds.cloud(30, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MATCHING.pair(base, SmallClouds.cloud(31, 3), RandomStreams.of(1)))
        .withMessageContaining("31 rows");
    PointCloud elsewhere =
        PointCloud.of(PeriodicBox.cube(61), new double[1], new double[1], new double[1]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MATCHING.pair(base, elsewhere, RandomStreams.of(1)))
        .withMessageContaining("lx=61.0");
  }
}
