package org.cosmoassay.statistics.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

final class BoxSymmetryTest {

  private static Set<List<Double>> images(PeriodicBox box) {
    PointCloud point = PointCloud.of(box, new double[] {1}, new double[] {2}, new double[] {4});
    Set<List<Double>> images = new HashSet<>();
    for (BoxSymmetry symmetry : BoxSymmetry.of(box)) {
      PointCloud moved = new PatternMatch(1, symmetry, 0, 0, 0).moved(point);
      images.add(List.of(moved.x(0), moved.y(0), moved.z(0)));
    }
    return images;
  }

  @Test
  void everySymmetryOfABoxIsThereOnce() {
    assertThat(BoxSymmetry.of(PeriodicBox.cube(16))).hasSize(48).startsWith(BoxSymmetry.IDENTITY);
    assertThat(images(PeriodicBox.cube(16))).hasSize(48);
    assertThat(BoxSymmetry.of(new PeriodicBox(16, 16, 20))).hasSize(16);
    assertThat(images(new PeriodicBox(16, 20, 16)))
        .hasSize(16)
        .contains(List.of(4.0, 18.0, 15.0))
        .doesNotContain(List.of(2.0, 1.0, 4.0));
    assertThat(images(new PeriodicBox(16, 20, 24))).hasSize(8);
  }

  @Test
  void textIsReadBack() {
    for (BoxSymmetry symmetry : BoxSymmetry.of(PeriodicBox.cube(1))) {
      assertThat(BoxSymmetry.parse(symmetry.text())).isEqualTo(symmetry);
    }
    assertThat(BoxSymmetry.parse("y, -x, z"))
        .isEqualTo(new BoxSymmetry(1, 0, 2, false, true, false));
    for (String wrong : List.of("x, y", "x, y, y", "x, y, w", "x, y, --z", "z, z, z")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> BoxSymmetry.parse(wrong));
    }
  }
}
