package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.twosample.ClassifierTest;
import org.cosmoassay.statistics.comparison.twosample.SlicedWasserstein;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTest;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTests;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How often every gate of a difference fails a perfect source: 1000 times each, two ensembles of
 * one law. The rates at 0.05 and 0.01 must lie in the central 99 % of their binomial distribution,
 * and the p-values be uniform at 0.01. Of some 250 such bounds a perfect program misses two or
 * three, so a cell beyond one of its own is made again with ten times as many other trials, where
 * all three must hold at the same levels: a deviation that 1000 trials can show is beyond doubt in
 * 10,000. Decision 0032 fixed this rule before the draws it judges. On request by {@code
 * -Dcosmoassay.validation=true}; writes the tables of src/docs/verdicts.
 */
@EnabledIfSystemProperty(named = "cosmoassay.validation", matches = "true")
class FalseAlarmTest {

  private static final int TRIALS = Integer.getInteger("cosmoassay.trials", 1000);

  /** Multiples of 1/200: both levels are among them, so that exact tests reach them exactly. */
  private static final int PERMUTATIONS = 199;

  /** Level of the test that p-values are uniform. */
  private static final double UNIFORM = 0.01;

  /** So many times as many trials decide on a cell beyond one of its bounds. */
  private static final int REPETITION = 10;

  /** Earlier ones have been looked at. */
  private static final int FIRST_TRIAL = 1_000_000;

  /** Few vectors, as a network is trained some hundred times for every p-value. */
  private static final NullSamples FOR_THE_NETWORK = NullSamples.madeUp(12, 16, 3, 0, false);

  static Stream<NullSamples> samples() throws IOException {
    return Stream.of(
            NullSamples.madeUp(16, 24, 3, 0, false),
            NullSamples.madeUp(16, 20, 30, 0.9, false),
            NullSamples.madeUp(16, 24, 8, 0.5, true),
            NullSamples.pairs(20, 6, 0.6),
            NullSamples.parts("xi of cosmoassay-nbody-v1", NullSamples.shippedSuite(), 20, 28),
            NullSamples.parts(
                "Quijote xi", NullSamples.quijote("xi_halo_matter_fiducial_2LPT.npy", 7), 20, 30),
            NullSamples.parts(
                "Quijote kNN",
                NullSamples.quijote("knn_halo_matter_fiducial_2LPT.npy", 28),
                24,
                32),
            FOR_THE_NETWORK)
        .filter(samples -> samples.name().contains(System.getProperty("cosmoassay.samples", "")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void perfectSourcesFailAsOftenAsTheLevelSays(NullSamples samples) throws IOException {
    List<String> rows = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Gate gate : gates(samples)) {
      // F quantiles are those of Gaussian vectors: of skewed ones they must not fail too many.
      boolean exact = !(gate instanceof HotellingGate && samples.name().startsWith("lognormal"));
      Cell cell = Cell.of(pValues(gate, samples, FIRST_TRIAL, TRIALS), exact);
      String row = String.join(";", samples.name(), gate.name(""), cell.columns());
      if (!cell.holds()) {
        int others = REPETITION * TRIALS;
        Cell again = Cell.of(pValues(gate, samples, FIRST_TRIAL + TRIALS, others), exact);
        row = String.join(";", row, again.columns());
        if (!again.holds()) {
          failures.add(row);
        }
      }
      rows.add(row);
      write(samples, rows);
    }
    assertThat(failures).isEmpty();
  }

  /** How many of so many trials had p-values up to 0.05 and 0.01, and whether all are uniform. */
  private record Cell(int trials, int at5, int at1, double uniformity, boolean exact) {

    static Cell of(double[] pValues, boolean exact) {
      return new Cell(
          pValues.length,
          atMost(pValues, 0.05),
          atMost(pValues, 0.01),
          FalseAlarmTest.uniformity(pValues),
          exact);
    }

    boolean holds() {
      return within(at5, 0.05) && within(at1, 0.01) && (!exact || uniformity >= UNIFORM);
    }

    String columns() {
      return String.format(
          Locale.ROOT, "%.4f;%.4f;%.3f", at5 / (double) trials, at1 / (double) trials, uniformity);
    }

    /** Whether a count is in the central 99 % of its law or, of a test not exact, not above. */
    private boolean within(int count, double level) {
      BinomialDistribution law = new BinomialDistribution(trials, level);
      return (!exact || law.cumulativeProbability(count) > 0.005)
          && 1 - law.cumulativeProbability(count - 1) > 0.005;
    }
  }

  private static double[] pValues(Gate gate, NullSamples samples, int first, int trials) {
    return Parallel.map(
            trials,
            trial ->
                gate.examine(
                        samples.draw(first + trial),
                        RandomStreams.split(2, gate.name(""), first + trial))
                    .pValue())
        .stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static List<Gate> gates(NullSamples samples) {
    if (samples == FOR_THE_NETWORK) {
      return List.of(
          gate("c2st, network", new ClassifierTest(ClassifierTest.Kind.NETWORK))
              .withPermutations(99));
    }
    List<Gate> gates = new ArrayList<>();
    gates.add(HotellingGate.withDefaults().withAlpha(0.05).withPermutations(PERMUTATIONS));
    TwoSampleTests.all().forEach(test -> gates.add(gate("", test)));
    gates.add(gate("wasserstein, order 1", new SlicedWasserstein(1)));
    return gates;
  }

  private static SampleGate gate(String label, TwoSampleTest test) {
    return SampleGate.of(test).withAlpha(0.05).withPermutations(PERMUTATIONS).withLabel(label);
  }

  private static int atMost(double[] pValues, double level) {
    return (int) Arrays.stream(pValues).filter(p -> p <= level + 1e-9).count();
  }

  /** The Kolmogorov-Smirnov p-value, asymptotically; conservative as p-values are discrete. */
  private static double uniformity(double[] pValues) {
    double[] sorted = pValues.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      boolean last = i == sorted.length - 1 || sorted[i] < sorted[i + 1];
      if (last) {
        // At its own values a discrete uniform law has P(p <= value) = value.
        distance = Math.max(distance, Math.abs((i + 1.0) / sorted.length - sorted[i]));
      }
    }
    double x = distance * Math.sqrt(sorted.length);
    double sum = 0;
    for (int k = 1; k < 100; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
    }
    return Math.min(1, sum);
  }

  private static void write(NullSamples samples, List<String> rows) throws IOException {
    Path folder =
        Path.of(
            Objects.requireNonNull(System.getProperty("cosmoassay.root")),
            "src",
            "docs",
            "verdicts");
    Files.createDirectories(folder);
    List<String> lines = new ArrayList<>();
    lines.add(
        "samples;gate;rate at 0.05;rate at 0.01;uniformity;"
            + "repeated: rate at 0.05;rate at 0.01;uniformity");
    lines.addAll(rows);
    String file = samples.name().replaceAll("[^A-Za-z0-9]+", "-") + ".csv";
    Files.write(folder.resolve("false-alarms-" + file), lines);
  }
}
