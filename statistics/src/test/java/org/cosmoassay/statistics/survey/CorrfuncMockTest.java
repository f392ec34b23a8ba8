package org.cosmoassay.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.statistics.RealData;
import org.cosmoassay.statistics.twopoint.BinnedPairs;
import org.cosmoassay.statistics.twopoint.CrossWalk;
import org.cosmoassay.statistics.twopoint.CylinderBins;
import org.cosmoassay.statistics.twopoint.PairBinning;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.api.Test;

/**
 * A mock survey of 84383 galaxies against the pair counts that Corrfunc ships with it. Skipped
 * where it is absent.
 */
class CorrfuncMockTest {

  private static final int PI_BINS = 40;

  @Test
  void countsPairsOfTheMidPointAsCorrfuncDoes() throws IOException {
    double[] xyz =
        RealData.npy(RealData.file("corrfunc-mock/CONVERTED_Mr19_mock_comoving_xyz.npy"));
    Survey mock = survey(xyz);
    CylinderBins bins = CylinderBins.of(across(), PI_BINS, PI_BINS);
    BinnedPairs pairs =
        CrossWalk.within(
            mock.positions(), PairBinning.projectionsToMidPoint(bins.across(), bins.along()));
    List<String> lines = Files.readAllLines(RealData.file("corrfunc-mock/Mr19_mock.DD"));
    assertThat(lines).hasSize(pairs.slots());
    long[] twice = new long[pairs.slots()];
    long[] expected = new long[pairs.slots()];
    for (int slot = 0; slot < twice.length; slot++) {
      String[] fields = lines.get(slot).trim().split("\\s+", -1);
      assertThat(Double.parseDouble(fields[3])).isEqualTo(slot % PI_BINS + 1);
      expected[slot] = Long.parseLong(fields[0]);
      twice[slot] = 2 * pairs.pairs(slot);
    }
    assertThat(twice).containsExactly(expected);
  }

  private static RadialBins across() throws IOException {
    List<String> lines = Files.readAllLines(RealData.file("corrfunc-mock/bins"));
    double[] edges = new double[lines.size() + 1];
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).trim().split("\\s+", -1);
      edges[i] = Double.parseDouble(fields[0]);
      edges[i + 1] = Double.parseDouble(fields[1]);
    }
    return RadialBins.of(edges);
  }

  private static Survey survey(double[] xyz) {
    double[][] columns = new double[3][xyz.length / 3];
    for (int i = 0; i < xyz.length; i++) {
      columns[i % 3][i / 3] = xyz[i];
    }
    return Survey.ofPositions(columns[0], columns[1], columns[2]);
  }

  /**
   * Right ascension, declination and cz of the same galaxies. Corrfunc's own c = 299800 km/s and
   * its table of distances, linear between steps of 1e-4, differ from the integral by less than
   * 1e-4.
   */
  @Test
  void placesTheGalaxiesWhereCorrfuncDoes() throws IOException {
    double[] xyz =
        RealData.npy(RealData.file("corrfunc-mock/CONVERTED_Mr19_mock_comoving_xyz.npy"));
    Path file = RealData.file("corrfunc-mock/Mr19_mock_northonly.rdcz.ff");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(28 + 44 + 12);
    double[][] columns = {record(bytes), record(bytes), record(bytes)};
    Survey mock =
        Survey.of(
            SkyCatalogue.ofVelocities(columns[0], columns[1], columns[2]),
            ComovingDistance.of(0.25));
    double worst = 0;
    for (int i = 0; i < mock.size(); i++) {
      double apart = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = mock.distance(i) * mock.direction(axis, i) - xyz[3 * i + axis];
        apart += d * d;
      }
      worst = Math.max(worst, Math.sqrt(apart) / mock.distance(i));
    }
    assertThat(mock.size()).isEqualTo(xyz.length / 3);
    assertThat(worst).isLessThan(1e-4);
  }

  /** A Fortran record of doubles: its length in bytes before and after. */
  private static double[] record(ByteBuffer bytes) {
    double[] values = new double[bytes.getInt() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    bytes.position(bytes.position() + values.length * Double.BYTES + 4);
    return values;
  }
}
