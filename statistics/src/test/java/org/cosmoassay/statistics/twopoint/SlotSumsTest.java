package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of pairs against sums taken one by one. */
class SlotSumsTest {

  private static final int BATCHES = 30;

  private final UniformRandomProvider rng = RandomStreams.of(1);

  /** Full and partial batches; edges themselves and their neighbours among the pairs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "lin:0:50:20",
        "log:0.001:25:14",
        "edges:0,1e-200,1e-3",
        "edges:7,8",
        "lin:0.5:120:59",
        "lin:0:100:3000",
        "edges:1e-170,1e-160"
      })
  void countExactlyAndSumToTheLastBitOfTheLargestEdge(String spec) {
    RadialBins bins = RadialBins.parse(spec);
    PairRequest request = PairRequest.counts(bins, PairSpace.REAL);
    PairSums sums = PairSums.of(request);
    PairSums alone = PairSums.of(PairRequest.countsAlone(bins, PairSpace.REAL));
    SlotSums slots = slots(sums);
    SlotSums counted = slots(alone);
    long[] counts = new long[bins.count() + 1];
    BigDecimal[] lengths = new BigDecimal[counts.length];
    Arrays.fill(lengths, BigDecimal.ZERO);
    for (int batch = 0; batch < BATCHES; batch++) {
      PairColumns columns = batch(request, bins, batch);
      for (int k = 0; k < columns.size(); k++) {
        int slot = slot(bins, columns.r2()[k]);
        counts[slot]++;
        lengths[slot] = lengths[slot].add(new BigDecimal(Math.sqrt(columns.r2()[k])));
      }
      counted.add(columns, columns.size());
      slots.add(columns, columns.size());
    }
    slots.move();
    counted.move();
    assertThat(sums.counts()).containsExactly(counts);
    assertThat(alone.counts()).containsExactly(counts);
    for (int slot = 0; slot < counts.length; slot++) {
      double error =
          lengths[slot]
              .subtract(new BigDecimal(sums.separations().sum(slot)), MathContext.DECIMAL64)
              .abs()
              .doubleValue();
      // Each term is rounded by half of 2^-52 of a power of two below 2 r_max, the sum once.
      double allowed = counts[slot] * 0x1p-52 * bins.rMax() + Math.ulp(lengths[slot].doubleValue());
      assertThat(error).isLessThanOrEqualTo(allowed);
    }
  }

  /** Velocities about an origin far from zero: sums of powers, whatever their lane. */
  @Test
  void sumPowersOfTheRadialVelocityAboutTheFirst() {
    RadialBins bins = RadialBins.parse("lin:1:50:3");
    PairRequest request = PairRequest.moments(bins);
    PairSums sums = PairSums.of(request);
    SlotSums slots = slots(sums);
    double[] origin = new double[bins.count() + 1];
    Arrays.fill(origin, Double.NaN);
    double[][] expected = new double[origin.length][PairArithmetic.SUMS];
    for (int batch = 0; batch < BATCHES; batch++) {
      PairColumns columns = batch(request, bins, batch);
      for (int k = 0; k < columns.size(); k++) {
        double r2 = columns.r2()[k];
        columns.radial()[k] = Math.sqrt(r2) * (-300 + 50 * rng.nextDouble());
        columns.transverse()[k] = r2 * 9e4 * rng.nextDouble();
        int slot = slot(bins, r2);
        double radial = r2 > 0 ? columns.radial()[k] / Math.sqrt(r2) : 0;
        origin[slot] = Double.isNaN(origin[slot]) ? radial : origin[slot];
        for (int power = 1; power <= 4; power++) {
          expected[slot][power - 1] += Math.pow(radial - origin[slot], power);
        }
        expected[slot][4] += r2 > 0 ? columns.transverse()[k] / r2 : 0;
      }
      slots.add(columns, columns.size());
    }
    slots.move();
    for (int slot = 0; slot < origin.length; slot++) {
      for (int sum = 0; sum < PairArithmetic.SUMS; sum++) {
        double scale = sums.counts()[slot] * Math.pow(350, sum < 4 ? sum + 1 : 2);
        assertThat(sums.moments()[slot * PairSums.MOMENTS + PairSums.FIRST + sum])
            .isCloseTo(expected[slot][sum], within(1e-12 * scale));
      }
    }
  }

  private static SlotSums slots(PairSums sums) {
    return new SlotSums(sums, new ScalarPairArithmetic(), new PairWorkspace(sums));
  }

  private PairColumns batch(PairRequest request, RadialBins bins, int number) {
    PairColumns columns = new PairColumns(request);
    int n = number % 3 == 0 ? SlotSorter.BATCH : rng.nextInt(SlotSorter.BATCH);
    for (int k = 0; k < n; k++) {
      columns.r2()[k] = inReach(bins);
    }
    columns.setSize(n);
    return columns;
  }

  private double inReach(RadialBins bins) {
    double edge = bins.squaredEdge(rng.nextInt(bins.count()));
    double most = bins.squaredEdge(bins.count());
    return switch (rng.nextInt(8)) {
      case 0 -> edge;
      case 1 -> Math.nextDown(Math.max(edge, Double.MIN_VALUE));
      case 2 -> Math.nextUp(edge);
      case 3 -> Math.nextDown(most);
      case 4 -> 0;
      default -> Math.min(Math.nextDown(most), most * Math.cbrt(rng.nextDouble()));
    };
  }

  private static int slot(RadialBins bins, double r2) {
    int slot = 0;
    while (r2 >= bins.squaredEdge(slot)) {
      slot++;
    }
    return slot;
  }
}
