package org.cosmoassay.statistics.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SphericalVoidsTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 60, 140);
  private static final PeriodicBox CUBE = PeriodicBox.cube(100);

  static List<Named<PointCloud>> clouds() {
    return List.of(
        Named.of("uniform", TestClouds.uniform(BOX, 400, 1)),
        Named.of("clustered", TestClouds.thomas(BOX, 12, 40, 3, 2)),
        Named.of("ties", TestClouds.onGrid(TestClouds.uniform(BOX, 200, 3), 4)),
        Named.of("one point", TestClouds.uniform(BOX, 1, 4)),
        Named.of("no point", TestClouds.uniform(BOX, 0, 4)));
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void areThoseOfALoopOverAllCandidatesAndPoints(PointCloud cloud) {
    for (double threshold : new double[] {-1, -0.7, -0.3}) {
      SphericalVoids voids = SphericalVoids.find(cloud, 9, threshold, 4, 29);

      List<double[]> expected = bruteForce(cloud, 9, threshold, 4, 29);
      assertThat(voids.count()).isEqualTo(expected.size());
      for (int i = 0; i < voids.count(); i++) {
        double[] found = {
          voids.centre(0, i), voids.centre(1, i), voids.centre(2, i), voids.radius(i)
        };
        assertThat(found).as("void %d", i).containsExactly(expected.get(i));
      }
    }
  }

  @Test
  void doNotOverlapAndAreUnderdense() {
    PointCloud cloud = TestClouds.thomas(CUBE, 60, 50, 4, 5);
    SphericalVoids voids = SphericalVoids.find(cloud, 24, -0.7, 5, 49);

    assertThat(voids.count()).isGreaterThan(10);
    for (int i = 0; i < voids.count(); i++) {
      double[] centre = {voids.centre(0, i), voids.centre(1, i), voids.centre(2, i)};
      // Without the point on the surface, whatever the root did to the last bit.
      double surface = voids.radius(i) * voids.radius(i) * (1 - 1e-14);
      double inside =
          Arrays.stream(squaredSeparations(cloud, centre)).filter(s -> s < surface).count();
      double mean = cloud.size() / CUBE.volume() * 4 / 3 * Math.PI * Math.pow(voids.radius(i), 3);
      assertThat(inside).isLessThanOrEqualTo(0.3 * mean * (1 + 1e-14));
      for (int j = 0; j < i; j++) {
        double[] other = {voids.centre(0, j), voids.centre(1, j), voids.centre(2, j)};
        double apart = Math.sqrt(squaredSeparation(CUBE, centre, other));
        assertThat(apart).isGreaterThanOrEqualTo(voids.radius(i) + voids.radius(j) - 1e-12);
        assertThat(voids.radius(i)).isLessThanOrEqualTo(voids.radius(j));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -0.7})
  void aPlantedVoidIsFoundWithItsRadius(double threshold) {
    double emptied = 20;
    // The corner of the box: the void lies across three faces.
    double[] corner = {100 / 64.0, 100 / 64.0, 100 / 64.0};
    PointCloud dense = TestClouds.uniform(CUBE, 8000, 6);
    double[] squared = squaredSeparations(dense, corner);
    int[] left =
        IntStream.range(0, dense.size()).filter(i -> squared[i] >= emptied * emptied).toArray();
    PointCloud cloud =
        TestClouds.at(
            CUBE,
            Arrays.stream(left)
                .mapToObj(i -> new double[] {dense.x(i), dense.y(i), dense.z(i)})
                .toArray(double[][]::new));

    SphericalVoids voids = SphericalVoids.find(cloud, 32, threshold, 14, 30);

    double nbar = cloud.size() / CUBE.volume();
    // Outside is the density of the cloud before, so (R^3 - 20^3) n = (1 + delta) nbar R^3.
    double allowed = (1 + threshold) * nbar / 0.008;
    double expected = emptied / Math.cbrt(1 - allowed);
    assertThat(voids.count()).isGreaterThanOrEqualTo(1);
    if (threshold == -1) {
      // There are 40 points per Mpc/h outside; a larger sphere may lie a cell away.
      assertThat(voids.radius(0)).isBetween(20.0, 20.5);
    } else {
      // Four and a half times the Poisson error of the points between 20 and R.
      double points = 0.008 * 4 / 3 * Math.PI * (Math.pow(expected, 3) - Math.pow(emptied, 3));
      double slope = 0.008 * 4 * Math.PI * expected * expected * (1 - allowed);
      assertThat(voids.radius(0)).isCloseTo(expected, within(4.5 * Math.sqrt(points) / slope));
    }
    double[] found = {voids.centre(0, 0), voids.centre(1, 0), voids.centre(2, 0)};
    // A cell is 3.125 Mpc/h wide.
    assertThat(Math.sqrt(squaredSeparation(CUBE, found, corner))).isLessThan(3.2);
    // A Poisson cloud as dense has no other void of 14 Mpc/h, where 92 points are expected.
    assertThat(voids.count()).isEqualTo(1);
  }

  @Test
  void moveWithTheCloudByWholeCells() {
    PeriodicBox cube = PeriodicBox.cube(128);
    PointCloud cloud = TestClouds.onGrid(TestClouds.thomas(cube, 30, 40, 4, 7), 1.0 / 64);
    SphericalVoids here = SphericalVoids.find(cloud, 16, -0.7, 8, 60);
    SphericalVoids there =
        SphericalVoids.find(TestClouds.translated(cloud, 40, 120, 8), 16, -0.7, 8, 60);

    assertThat(there.count()).isEqualTo(here.count());
    for (int i = 0; i < here.count(); i++) {
      assertThat(there.radius(i)).isEqualTo(here.radius(i));
    }
  }

  @Test
  void turnWithTheCloud() {
    PointCloud cloud = TestClouds.onGrid(TestClouds.uniform(PeriodicBox.cube(128), 900, 8), 0.125);
    SphericalVoids original = SphericalVoids.find(cloud, 16, -0.7, 8, 60);
    SphericalVoids turned =
        SphericalVoids.find(TestClouds.permuted(cloud, new int[] {2, 0, 1}), 16, -0.7, 8, 60);

    // Equal radii would be taken in the order of cells, which is another one after the turn.
    assertThat(original.radius(0)).isLessThan(60);
    assertThat(turned.count()).isEqualTo(original.count());
    for (int i = 0; i < original.count(); i++) {
      assertThat(turned.radius(i)).isEqualTo(original.radius(i));
    }
  }

  @Test
  void candidatesNearAPlaceAreEachHandedOverOnce() {
    CandidateCentres candidates = new CandidateCentres(BOX, 9);
    for (double radius : new double[] {3, 20, 55, 200}) {
      for (int i : new int[] {0, 364, 728}) {
        double[] centre = candidates.centre(i);
        int[] visits = new int[candidates.count()];
        candidates.forEachNearerThan(centre, radius, (other, squared) -> visits[other]++);
        for (int other = 0; other < visits.length; other++) {
          boolean near = squaredSeparation(BOX, centre, candidates.centre(other)) < radius * radius;
          assertThat(visits[other]).isEqualTo(near ? 1 : 0);
        }
      }
    }
  }

  /** Rows of centre and radius, by sorting all distances of every candidate. */
  private static List<double[]> bruteForce(
      PointCloud cloud, int perSide, double threshold, double smallest, double largest) {
    PeriodicBox box = cloud.box();
    double nbar = cloud.size() / box.volume();
    List<double[]> candidates = new ArrayList<>();
    for (int i = 0; i < perSide; i++) {
      for (int j = 0; j < perSide; j++) {
        for (int k = 0; k < perSide; k++) {
          double[] candidate = {
            (i + 0.5) * box.lx() / perSide,
            (j + 0.5) * box.ly() / perSide,
            (k + 0.5) * box.lz() / perSide,
            0
          };
          double[] squared = squaredSeparations(cloud, candidate);
          Arrays.sort(squared);
          double factor = (1 + threshold) * nbar * 4 / 3 * Math.PI;
          long inLargest = Arrays.stream(squared).filter(s -> s < largest * largest).count();
          if (inLargest <= factor * largest * largest * Math.sqrt(largest * largest)) {
            candidate[3] = Math.sqrt(largest * largest);
          } else {
            for (int p = 0; p < inLargest; p++) {
              double s = squared[p];
              double nearer = Arrays.stream(squared).filter(other -> other < s).count();
              if (nearer <= factor * s * Math.sqrt(s) && s >= smallest * smallest) {
                candidate[3] = Math.sqrt(s);
              }
            }
          }
          candidates.add(candidate);
        }
      }
    }
    List<double[]> voids = new ArrayList<>();
    candidates.stream()
        .filter(c -> c[3] > 0)
        .sorted((a, b) -> Double.compare(b[3], a[3]))
        .filter(
            c ->
                voids.stream()
                    .allMatch(
                        v -> {
                          double apart = v[3] + c[3];
                          return squaredSeparation(box, v, c) >= apart * apart;
                        }))
        .forEachOrdered(voids::add);
    return voids;
  }

  private static double[] squaredSeparations(PointCloud cloud, double[] centre) {
    double[] squared = new double[cloud.size()];
    Arrays.setAll(
        squared,
        i ->
            squaredSeparation(
                cloud.box(), new double[] {cloud.x(i), cloud.y(i), cloud.z(i)}, centre));
    return squared;
  }

  private static double squaredSeparation(PeriodicBox box, double[] a, double[] b) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double image = box.minimumImage(a[axis] - b[axis], axis);
      sum += image * image;
    }
    return sum;
  }
}
