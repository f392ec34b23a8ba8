package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What gates cost: 64 against 64 clouds of 59 values, 1000 permutations. In seconds of processors,
 * which other work on the machine changes little. On request by {@code
 * -Dcosmoassay.validation=true}; writes the table of src/docs/verdicts.
 */
@EnabledIfSystemProperty(named = "cosmoassay.validation", matches = "true")
class GateSpeedTest {

  private static final int ROUNDS = 3;
  private static final int PERMUTATIONS = 999;

  @Test
  void allDefaultGatesTakeLessThanTenSecondsOfTwoProcessors() throws IOException {
    EnsemblePair pair =
        Ensembles.unpaired(
            Ensembles.correlated(64, 59, 3, 0.1, 1), Ensembles.correlated(64, 59, 3, 0.1, 2));
    List<Gate> gates = new ArrayList<>();
    gates.add(HotellingGate.withDefaults().withPermutations(PERMUTATIONS));
    TwoSampleTests.all()
        .forEach(test -> gates.add(SampleGate.of(test).withPermutations(PERMUTATIONS)));
    gates.add(EquivalenceGate.withTolerance(0.1));
    double[][] seconds = new double[gates.size()][ROUNDS];
    // All gates in turn, several times: what else the machine does falls on all alike.
    for (int round = 0; round < ROUNDS; round++) {
      for (int g = 0; g < gates.size(); g++) {
        long start = processorTime();
        gates.get(g).examine(pair, round);
        seconds[g][round] = (processorTime() - start) / 1e9;
      }
    }
    double energy = median(seconds[1]);
    double sum = 0;
    List<String> lines = new ArrayList<>();
    lines.add("gate;median seconds;over energy");
    for (int g = 0; g < gates.size(); g++) {
      double median = median(seconds[g]);
      sum += median;
      lines.add(
          String.format(
              Locale.ROOT, "%s;%.3f;%.1f", gates.get(g).name("Mpc/h"), median, median / energy));
    }
    lines.add(String.format(Locale.ROOT, "all of them;%.2f;%.1f", sum, sum / energy));
    Path folder =
        Path.of(
            Objects.requireNonNull(System.getProperty("cosmoassay.root")),
            "src",
            "docs",
            "verdicts");
    Files.createDirectories(folder);
    Files.write(folder.resolve("speed.csv"), lines);
    assertThat(sum).isLessThan(20);
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
