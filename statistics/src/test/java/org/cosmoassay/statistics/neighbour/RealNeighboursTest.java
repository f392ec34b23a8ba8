package org.cosmoassay.statistics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.RealData;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neighbours in real catalogues against the results of SciPy and Corrfunc. */
class RealNeighboursTest {

  /**
   * Quantiles of the distance between halos and their k-th neighbours, computed with SciPy's
   * cKDTree: inverted CDF at 0.1, 0.25, 0.5, 0.75, 0.9, self excluded.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void quijoteHalosHaveTheNeighboursThatScipyFinds(int catalogue) throws IOException {
    double[] table = RealData.npy(RealData.file("quijote/halos_small.npy"));
    Path expectedFile = RealData.file("quijote/expected.json");
    int halos = 5000;
    double[][] positions = new double[3][halos];
    for (int i = 0; i < halos; i++) {
      for (int axis = 0; axis < 3; axis++) {
        positions[axis][i] = table[(catalogue * halos + i) * 7 + axis];
      }
    }
    PointCloud cloud =
        PointCloud.of(PeriodicBox.cube(1000), positions[0], positions[1], positions[2]);
    int[] ks = {1, 2, 4, 8};

    double[][] distances = NeighbourTree.of(cloud).distances(QueryPoints.data(), ks);

    // Places in 5000 sorted distances of the inverted CDF: the smallest d with F(d) >= q.
    int[] places = {499, 1249, 2499, 3749, 4499};
    for (int c = 0; c < ks.length; c++) {
      double[] expected = quantiles(expectedFile, catalogue, ks[c]);
      assertThat(expected).hasSize(places.length);
      Arrays.sort(distances[c]);
      for (int i = 0; i < places.length; i++) {
        // A few roundings in another order: 1e-12 is thousands of ulp.
        assertThat(distances[c][places[i]])
            .as("k = %d, place %d", ks[c], places[i])
            .isCloseTo(expected[i], Percentage.withPercentage(1e-10));
      }
    }
  }

  /**
   * The void probability function of an SDSS-like mock survey, as Corrfunc's own test expects it:
   * CDF_k(R) = 1 - sum_{n<k} P_n(R) from 10000 given centres.
   */
  @Test
  void mockGalaxiesHaveTheVoidProbabilitiesThatCorrfuncFinds() throws IOException {
    double[] table =
        RealData.npy(RealData.file("corrfunc-mock/CONVERTED_Mr19_mock_comoving_xyz.npy"));
    double[][] centres =
        columns(RealData.file("corrfunc-mock/Mr19_centers_xyz_forVPF_rmax_10Mpc.txt"));
    double[][] expected = columns(RealData.file("corrfunc-mock/Mr19_mock_vpf"));
    double farthest = 0;
    for (int i = 0; i < table.length; i += 3) {
      double r2 = table[i] * table[i] + table[i + 1] * table[i + 1] + table[i + 2] * table[i + 2];
      farthest = Math.max(farthest, Math.sqrt(r2));
    }
    // The centres are given in the frame in which the observer sits at (farthest + 1) on each axis.
    // Data and spheres then span 0 to 384 Mpc/h: in a box of 1000 nothing reaches through a face.
    double shift = farthest + 1;
    double[][] positions = new double[3][table.length / 3];
    for (int i = 0; i < table.length; i++) {
      positions[i % 3][i / 3] = table[i] + shift;
    }
    PointCloud cloud =
        PointCloud.of(PeriodicBox.cube(1000), positions[0], positions[1], positions[2]);
    double[] radii = expected[0];
    assertThat(radii).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(centres[0]).hasSize(10_000);

    QueryPoints queries = QueryPoints.of(centres[0], centres[1], centres[2]);
    Measurement measured =
        NeighbourCdf.of(new int[] {1, 2, 3, 4, 5, 6}, radii, queries).measure(cloud);
    Measurement empty = VoidProbability.of(radii, queries).measure(cloud);
    Measurement counted = CountsInCells.of(6, radii, queries).measure(cloud);
    for (int i = 0; i < radii.length; i++) {
      assertThat(empty.column("vpf").value(i)).isCloseTo(expected[1][i], within(1e-12));
      double below = 0;
      for (int n = 0; n < 6; n++) {
        below += expected[n + 1][i];
        // Both sides are multiples of 1/10000, printed in full: only additions round.
        assertThat(measured.column("cdf_k" + (n + 1)).value(i))
            .as("1 - P(at most %d in %s Mpc/h)", n, radii[i])
            .isCloseTo(1 - below, within(1e-12));
        assertThat(counted.column("p_n" + n).value(i))
            .as("P(%d in %s Mpc/h)", n, radii[i])
            .isEqualTo(expected[n + 1][i]);
      }
    }
  }

  private static double[] quantiles(Path file, int catalogue, int k) throws IOException {
    Matcher blocks =
        Pattern.compile("\"self_knn_quantiles\":\\s*\\{([^}]*)\\}").matcher(Files.readString(file));
    for (int i = 0; i <= catalogue; i++) {
      assertThat(blocks.find()).isTrue();
    }
    Matcher values = Pattern.compile("\"" + k + "\":\\s*\\[([^\\]]*)\\]").matcher(blocks.group(1));
    assertThat(values.find()).isTrue();
    return Arrays.stream(values.group(1).split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** Columns of a text table of numbers. */
  private static double[][] columns(Path file) throws IOException {
    List<double[]> rows =
        Files.readAllLines(file).stream()
            .map(line -> Arrays.stream(line.trim().split("\\s+", -1)))
            .map(words -> words.mapToDouble(Double::parseDouble).toArray())
            .toList();
    double[][] columns = new double[rows.get(0).length][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][row] = rows.get(row)[c];
      }
    }
    return columns;
  }
}
