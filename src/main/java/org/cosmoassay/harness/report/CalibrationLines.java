package org.cosmoassay.harness.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.Calibration;
import org.cosmoassay.harness.store.Calibration.CalibratedGate;
import org.cosmoassay.harness.store.Calibration.Count;
import org.cosmoassay.harness.store.Calibration.Planted;
import org.cosmoassay.harness.store.CalibrationFile;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reports.GateCalibration;
import org.cosmoassay.reports.GateCalibration.SeenDefect;
import org.cosmoassay.statistics.comparison.NoveltyGates;
import tools.jackson.databind.JsonNode;

/** A stored calibration as the reports of a run show it: only as far as it holds for its gates. */
final class CalibrationLines {

  private final Calibration calibration;
  private final RunRecord run;

  private CalibrationLines(Calibration calibration, RunRecord run) {
    this.calibration = calibration;
    this.run = run;
  }

  /** One per calibrated gate; none when the run has no calibration. */
  static List<GateCalibration> of(RunDirectory directory, RunRecord run) throws RunStoreException {
    if (!Files.exists(directory.calibration())) {
      return List.of();
    }
    Calibration calibration = CalibrationFile.read(directory.calibration());
    CalibrationLines lines = new CalibrationLines(calibration, run);
    List<GateCalibration> all = new ArrayList<>();
    for (int gate = 0; gate < calibration.gates().size(); gate++) {
      all.add(lines.line(gate));
    }
    return all;
  }

  private GateCalibration line(int index) {
    CalibratedGate gate = calibration.gates().get(index);
    Count nothing = calibration.nothing().counts().get(index);
    return new GateCalibration(
        gate.statistic(),
        gate.gate(),
        circumstances(),
        calibration.nothing().trials(),
        nothing.alone(),
        nothing.failed(),
        hindrance(gate),
        calibration.defectNames().stream().map(defect -> seen(defect, index)).toList());
  }

  private String circumstances() {
    return "%d clouds of %s, split at random %d times: %d against %d, %s; each defect in %d such trials."
        .formatted(
            calibration.clouds(),
            String.join(" and ", calibration.pool()),
            calibration.nothing().trials(),
            calibration.generatedClouds(),
            calibration.referenceClouds(),
            calibration.paired() ? "paired" : "not paired",
            calibration.defects().isEmpty() ? 0 : calibration.defects().get(0).trials().trials());
  }

  /** Why the calibration does not hold for the gate of this name in this run. */
  private String hindrance(CalibratedGate gate) {
    if (!gate.reason().isEmpty()) {
      return gate.reason();
    }
    if (!gate.rule().equals(rule(gate).toString())) {
      return "the rule of the gate has changed since";
    }
    boolean same =
        run.statistics().stream()
            .filter(s -> s.id().equals(gate.statistic()))
            .allMatch(calibration.statistics()::contains);
    return same ? "" : "the statistic has changed since";
  }

  private JsonNode rule(CalibratedGate gate) {
    for (JsonNode rule : run.configuration().path("gates")) {
      if (rule.path("statistic").asString("").equals(gate.statistic())
          && rule.path("name").asString("").equals(gate.gate())) {
        return rule;
      }
    }
    boolean onNovelty = gate.statistic().equals(NoveltyGates.STATISTIC);
    return run.configuration().path(onNovelty ? NoveltyGates.STATISTIC : "sanity");
  }

  private SeenDefect seen(String defect, int gate) {
    List<Planted> planted =
        calibration.defects().stream().filter(p -> p.defect().equals(defect)).toList();
    int smallest =
        calibration.smallestSeen(defect, gate).map(planted::indexOf).orElse(planted.size());
    return new SeenDefect(
        defect, planted.get(0).unit(), planted.stream().map(Planted::amount).toList(), smallest);
  }
}
