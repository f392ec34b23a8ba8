package org.cosmoassay.statistics.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudPatternsTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(100);

  private static PointCloud cloud(PeriodicBox box, int points, long seed) {
    UniformRandomProvider random = RandomStreams.of(seed);
    double[][] positions = new double[3][points];
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < points; i++) {
        positions[axis][i] = box.side(axis) * random.nextDouble();
      }
    }
    return PointCloud.of(box, positions[0], positions[1], positions[2]);
  }

  private static List<PointCloud> clouds(PeriodicBox box, int count, int points) {
    List<PointCloud> clouds = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      clouds.add(cloud(box, points, seed));
    }
    return clouds;
  }

  private static PatternMatch move(BoxSymmetry symmetry, double dx, double dy, double dz) {
    return new PatternMatch(1, symmetry, dx, dy, dz);
  }

  private static int nearest(List<PatternMatch> matches) {
    int nearest = 0;
    for (int i = 1; i < matches.size(); i++) {
      nearest = matches.get(i).distance() < matches.get(nearest).distance() ? i : nearest;
    }
    return nearest;
  }

  @Test
  void aCopyIsFoundAmongAHundredHoweverItWasMoved() {
    List<PointCloud> known = clouds(BOX, 100, 60);
    CloudPatterns patterns = CloudPatterns.of(BOX, known);
    BoxSymmetry symmetry = BoxSymmetry.parse("-z, x, -y");
    PointCloud copy = move(symmetry, 12.34, 56.78, 90.12).moved(known.get(37));
    List<PatternMatch> matches = patterns.matches(copy);
    assertThat(nearest(matches)).isEqualTo(37);
    PatternMatch match = matches.get(37);
    // Rounding of 1330 products.
    assertThat(match.correlation()).isCloseTo(1, within(1e-12));
    assertThat(match.symmetry()).isEqualTo(symmetry);
    // The top is flat: an error of 1e-8 in the shift is one of 1e-16 in the correlation.
    assertThat(match.dx()).isCloseTo(12.34, within(1e-5));
    assertThat(match.dy()).isCloseTo(56.78, within(1e-5));
    assertThat(match.dz()).isCloseTo(90.12, within(1e-5));
    Likeness likeness = patterns.likeness(copy, 37, match);
    assertThat(likeness.coincident()).isEqualTo(1);
    for (int i = 0; i < 100; i++) {
      if (i != 37) {
        assertThat(matches.get(i).distance()).as("cloud %d", i).isGreaterThan(0.5);
      }
    }
  }

  @Test
  void everySymmetryIsFound() {
    PointCloud original = cloud(BOX, 40, 1);
    CloudPatterns patterns = CloudPatterns.of(BOX, List.of(original));
    for (BoxSymmetry symmetry : BoxSymmetry.of(BOX)) {
      PatternMatch match = patterns.matches(move(symmetry, 3, 50, 99).moved(original)).get(0);
      assertThat(match.symmetry()).isEqualTo(symmetry);
      assertThat(match.distance()).isLessThan(1e-6);
    }
  }

  @Test
  void boxesThatAreNoCubesKeepTheirSidesApart() {
    PeriodicBox box = new PeriodicBox(100, 100, 150);
    PointCloud original = cloud(box, 40, 2);
    CloudPatterns patterns = CloudPatterns.of(box, List.of(original));
    BoxSymmetry turned = BoxSymmetry.parse("-y, x, -z");
    PatternMatch match = patterns.matches(move(turned, 10, 20, 140).moved(original)).get(0);
    assertThat(match.symmetry()).isEqualTo(turned);
    assertThat(match.distance()).isLessThan(1e-6);
    assertThat(match.dz()).isCloseTo(140, within(1e-5));
  }

  /** The pattern of a point has the same amplitude in every wave of a length. */
  @Test
  void theCorrelationOfTwoPointsIsTheSumOverWaves() {
    PointCloud one = PointCloud.of(BOX, new double[] {10}, new double[] {20}, new double[] {30});
    PointCloud other = PointCloud.of(BOX, new double[] {22}, new double[] {95}, new double[] {31});
    double sum = 0;
    double norm = 0;
    for (int i = -5; i <= 5; i++) {
      for (int j = -5; j <= 5; j++) {
        for (int k = -5; k <= 5; k++) {
          double squared = i * i + j * j + k * k;
          if (squared > 0) {
            double weight = Math.exp(-squared * Math.pow(2 * Math.PI * 0.1, 2));
            sum += weight * Math.cos(2 * Math.PI * (12 * i - 25 * j + k) / 100);
            norm += weight;
          }
        }
      }
    }
    assertThat(CloudPatterns.of(BOX, List.of(one)).correlation(other, 0))
        .isCloseTo(sum / norm, within(1e-12));
    // One point is every other, moved.
    assertThat(CloudPatterns.of(BOX, List.of(one)).matches(other).get(0).distance())
        .isLessThan(1e-6);
  }

  @Test
  void noMoveThatIsTriedBeatsTheOneFound() {
    PointCloud one = cloud(BOX, 30, 3);
    PointCloud other = cloud(BOX, 25, 4);
    CloudPatterns patterns = CloudPatterns.of(BOX, List.of(other));
    PatternMatch found = patterns.matches(one).get(0);
    // Moving the points and comparing as they lie is another way to the same number.
    CloudPatterns fixed = CloudPatterns.of(BOX, List.of(one));
    assertThat(fixed.correlation(found.moved(other), 0))
        .isCloseTo(found.correlation(), within(1e-12));
    UniformRandomProvider random = RandomStreams.of(5);
    List<BoxSymmetry> symmetries = BoxSymmetry.of(BOX);
    for (int i = 0; i < 1500; i++) {
      PatternMatch tried =
          move(
              symmetries.get(i % symmetries.size()),
              100 * random.nextDouble(),
              100 * random.nextDouble(),
              100 * random.nextDouble());
      assertThat(fixed.correlation(tried.moved(other), 0)).isLessThan(found.correlation());
    }
    for (int step = 0; step < 6; step++) {
      double[] shift = {found.dx(), found.dy(), found.dz()};
      shift[step / 2] += step % 2 == 0 ? 0.5 : -0.5;
      assertThat(fixed.correlation(found.withShift(BOX, shift).moved(other), 0))
          .isLessThan(found.correlation());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void distancesKnowNoPlaceAndNoDirection(long seed) {
    PointCloud one = cloud(BOX, 80, seed);
    PointCloud other = cloud(BOX, 80, seed + 100);
    double distance = CloudPatterns.of(BOX, List.of(other)).matches(one).get(0).distance();
    PointCloud moved = move(BoxSymmetry.parse("z, -y, x"), 17, 3, 44).moved(one);
    assertThat(CloudPatterns.of(BOX, List.of(other)).matches(moved).get(0).distance())
        .isCloseTo(distance, within(1e-9));
    assertThat(CloudPatterns.of(BOX, List.of(moved)).matches(other).get(0).distance())
        .isCloseTo(distance, within(1e-9));
  }

  @Test
  void howManyPointsThereAreDoesNotMatter() {
    PointCloud one = cloud(BOX, 50, 9);
    double[][] twice = new double[3][100];
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < 100; i++) {
        twice[axis][i] = one.position(axis, i % 50);
      }
    }
    PointCloud doubled = PointCloud.of(BOX, twice[0], twice[1], twice[2]);
    PatternMatch match = CloudPatterns.of(BOX, List.of(one)).matches(doubled).get(0);
    assertThat(match.distance()).isLessThan(1e-6);
    assertThat(CloudPatterns.of(BOX, List.of(one)).likeness(doubled, 0, match).coincident())
        .isEqualTo(0.5);
  }

  @Test
  void halfACopyCoincidesInHalfOfItsPoints() {
    PointCloud one = cloud(BOX, 400, 10);
    PointCloud noise = cloud(BOX, 400, 11);
    double[][] mixed = new double[3][400];
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < 400; i++) {
        mixed[axis][i] = i < 240 ? one.position(axis, i) : noise.position(axis, i);
      }
    }
    PointCloud copy =
        move(BoxSymmetry.parse("y, x, z"), 31, 41, 59)
            .moved(PointCloud.of(BOX, mixed[0], mixed[1], mixed[2]));
    CloudPatterns patterns = CloudPatterns.of(BOX, List.of(noise, one));
    List<PatternMatch> matches = patterns.matches(copy);
    assertThat(nearest(matches)).isEqualTo(1);
    // 240 of 400, and by chance up to some of the others.
    assertThat(patterns.likeness(copy, 1, matches.get(1)).coincident()).isBetween(0.6, 0.62);
  }

  @Test
  void strangersHardlyCoincide() {
    List<PointCloud> clouds = clouds(BOX, 5, 500);
    CloudPatterns patterns = CloudPatterns.of(BOX, clouds);
    PointCloud stranger = cloud(BOX, 500, 50);
    List<PatternMatch> matches = patterns.matches(stranger);
    for (int i = 0; i < 5; i++) {
      // 4 pi / 3 0.1^3 = 0.4 % of points by chance, up to three times that as the shift is chosen.
      assertThat(patterns.likeness(stranger, i, matches.get(i)).coincident()).isLessThan(0.03);
    }
  }

  @Test
  void resultsDoNotDependOnThreads() throws Exception {
    List<PointCloud> known = clouds(BOX, 20, 30);
    PointCloud cloud = cloud(BOX, 30, 77);
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);
    try {
      assertThat(four.submit(() -> CloudPatterns.of(BOX, known).matches(cloud)).get())
          .isEqualTo(one.submit(() -> CloudPatterns.of(BOX, known).matches(cloud)).get());
    } finally {
      one.shutdown();
      four.shutdown();
    }
  }

  @Test
  void emptyCloudsAreFarFromEverything() {
    PointCloud empty = cloud(BOX, 0, 1);
    CloudPatterns patterns = CloudPatterns.of(BOX, List.of(cloud(BOX, 10, 2), empty));
    for (PatternMatch match : patterns.matches(empty)) {
      assertThat(match.distance()).isEqualTo(Math.sqrt(2));
      assertThat(patterns.likeness(empty, 0, match).coincident()).isZero();
    }
  }

  @Test
  void otherBoxesAreRefused() {
    CloudPatterns patterns = CloudPatterns.of(BOX, clouds(BOX, 2, 10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> patterns.matches(cloud(PeriodicBox.cube(101), 5, 1)))
        .withMessageContaining("101");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> patterns.matches(cloud(BOX, 5, 1), 3))
        .withMessageContaining("3");
  }
}
