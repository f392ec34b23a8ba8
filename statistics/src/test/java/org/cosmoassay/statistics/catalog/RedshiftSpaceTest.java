package org.cosmoassay.statistics.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedshiftSpaceTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 110, 120);

  /** At z = 0: 1 Mpc/h per 100 km/s, whatever Omega_m. */
  private static final Cosmology TODAY = Cosmology.UNSTATED.withOmegaM(0.3).withRedshift(0);

  private static PointCloud.Builder points() {
    return PointCloud.builder(BOX)
        .positions(new double[] {10, 99}, new double[] {20, 109}, new double[] {30, 1})
        .velocities(new double[] {150, 300}, new double[] {-250, 400}, new double[] {50, -500});
  }

  @ParameterizedTest
  @EnumSource(LineOfSight.class)
  void movesAlongTheLineOfSightAlone(LineOfSight line) {
    PointCloud cloud = points().cosmology(TODAY).build();
    PointCloud shifted = RedshiftSpace.shift(cloud, line);
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < 2; i++) {
        double moved = axis == line.axis() ? cloud.velocity(axis, i) / 100 : 0;
        double expected = BOX.wrap(cloud.position(axis, i) + moved, axis);
        assertThat(shifted.position(axis, i)).isCloseTo(expected, within(1e-13));
        assertThat(shifted.velocity(axis, i)).isEqualTo(cloud.velocity(axis, i));
      }
    }
    assertThat(shifted.cosmology()).isEqualTo(TODAY);
  }

  /** H = 100 sqrt(0.3 1.5^3 + 0.7) = 130.862522, a = 2/3: 50 km/s are 0.573121 Mpc/h. */
  @Test
  void usesTheExpansionRateOfTheSnapshot() {
    PointCloud cloud = points().cosmology(TODAY.withRedshift(0.5)).build();
    assertThat(RedshiftSpace.shift(cloud, LineOfSight.Z).z(0)).isCloseTo(30.573121, within(1e-6));
  }

  @Test
  void wrapsBackIntoTheBox() {
    PointCloud cloud = points().cosmology(TODAY).build();
    assertThat(RedshiftSpace.shift(cloud, LineOfSight.X).x(1)).isCloseTo(2, within(1e-13));
    assertThat(RedshiftSpace.shift(cloud, LineOfSight.Z).z(1)).isCloseTo(116, within(1e-13));
  }

  @Test
  void keepsMassesAndWeights() {
    PointCloud cloud =
        points()
            .cosmology(TODAY)
            .masses(new double[] {1e13, 2e13})
            .weights(new double[] {0.5, 2})
            .build();
    PointCloud shifted = RedshiftSpace.shift(cloud, LineOfSight.Y);
    assertThat(shifted.copyMasses()).containsExactly(1e13, 2e13);
    assertThat(shifted.weight(1)).isEqualTo(2);
  }

  @Test
  void needsVelocitiesAndACosmology() {
    PointCloud unstated = points().build();
    assertThatIllegalStateException()
        .isThrownBy(() -> RedshiftSpace.shift(unstated, LineOfSight.Z))
        .withMessageContaining("redshift");
    PointCloud still =
        PointCloud.of(BOX, new double[] {1}, new double[] {1}, new double[] {1})
            .withCosmology(TODAY);
    assertThatIllegalStateException()
        .isThrownBy(() -> RedshiftSpace.shift(still, LineOfSight.Z))
        .withMessageContaining("velocities");
  }
}
