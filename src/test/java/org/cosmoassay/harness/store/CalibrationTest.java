package org.cosmoassay.harness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.harness.store.Calibration.CalibratedGate;
import org.cosmoassay.harness.store.Calibration.Count;
import org.cosmoassay.harness.store.Calibration.Planted;
import org.cosmoassay.harness.store.Calibration.Trials;
import org.cosmoassay.harness.store.RunRecord.Provenance;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.statistics.suite.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrationTest {

  private static final String JITTER = "position-jitter";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private static Planted planted(double amount, int first, int second) {
    return new Planted(
        JITTER,
        amount,
        "Mpc/h",
        "moved",
        new Trials(
            100,
            Math.max(first, second),
            List.of(new Count(first, first, 0), new Count(second, second, 1))));
  }

  private static Calibration calibration(Planted... planted) {
    return new Calibration(
        "b",
        List.of("n-body", "more"),
        32,
        16,
        16,
        true,
        List.of(new StatisticRecord("xi", Subject.CLOUD, "xi", "bins", 3)),
        List.of(
            new CalibratedGate("xi", "hotelling", "{}", 0.01, ""),
            new CalibratedGate("sanity", "finite", "{}", Double.NaN, "never judged")),
        new Trials(1000, 12, List.of(new Count(4, 9, 0), new Count(0, 0, 1000))),
        List.of(planted),
        new Provenance("1", "c", "17", "scalar", 42, List.of()));
  }

  @Test
  void theSmallestDefectSeenIsFollowedByNoneThatIsMissed() {
    Calibration calibration =
        calibration(planted(0.5, 96, 10), planted(1, 94, 20), planted(2, 95, 95));
    assertThat(calibration.smallestSeen(JITTER, 0)).map(Planted::amount).contains(2.0);
    assertThat(calibration.smallestSeen(JITTER, 1)).map(Planted::amount).contains(2.0);
    Calibration seen = calibration(planted(0.5, 96, 10), planted(1, 99, 20));
    assertThat(seen.smallestSeen(JITTER, 0)).map(Planted::amount).contains(0.5);
    assertThat(calibration(planted(5, 94, 0)).smallestSeen(JITTER, 0)).isEmpty();
    assertThat(calibration.smallestSeen("thinning", 0)).isEmpty();
  }

  @Test
  void anyGateMaySeeWhatNoneSeesAlone() {
    Planted both =
        new Planted(
            "thinning",
            0.1,
            "",
            "removed",
            new Trials(100, 97, List.of(new Count(60, 60, 0), new Count(50, 50, 0))));
    assertThat(calibration(both).smallestSeen("thinning", -1)).contains(both);
    assertThat(calibration(both).smallestSeen("thinning", 0)).isEmpty();
  }

  @Test
  void comesBackFromItsFile() throws RunStoreException {
    Path file = directory.resolve("calibration.json");
    Calibration calibration = calibration(planted(0.5, 96, 10));
    CalibrationFile.write(file, calibration);
    assertThat(CalibrationFile.read(file)).isEqualTo(calibration);
  }

  @Test
  void anotherVersionAndDamageAreRefused() throws Exception {
    Path file = directory.resolve("calibration.json");
    Files.writeString(file, "{\"schema_version\": 99}");
    assertThatThrownBy(() -> CalibrationFile.read(file))
        .isInstanceOf(RunStoreException.class)
        .hasMessage(file + ": schema version 99 where this program reads 1; run `calibrate` again");
    Files.writeString(file, "{\"schema_version\": 1}");
    assertThatThrownBy(() -> CalibrationFile.read(file))
        .isInstanceOf(RunStoreException.class)
        .hasMessageContaining("not a readable calibration")
        .hasMessageContaining("pool");
  }
}
