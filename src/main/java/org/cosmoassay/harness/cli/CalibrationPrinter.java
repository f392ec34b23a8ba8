package org.cosmoassay.harness.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cosmoassay.harness.store.Calibration;
import org.cosmoassay.harness.store.Calibration.CalibratedGate;
import org.cosmoassay.harness.store.Calibration.Count;

/** A calibration on a terminal: false alarms gate by gate, then what is seen defect by defect. */
final class CalibrationPrinter {

  private CalibrationPrinter() {}

  static void print(Calibration calibration, PrintWriter out) {
    out.println(
        "%s: %d clouds of %s, %d against %d in every trial, %s"
            .formatted(
                calibration.benchmark(),
                calibration.clouds(),
                String.join(" and ", calibration.pool()),
                calibration.generatedClouds(),
                calibration.referenceClouds(),
                calibration.paired() ? "paired" : "not paired"));
    out.println();
    falseAlarms(calibration, out);
    out.println();
    out.println("Smallest defect seen, failing 95 percent of trials or more, and by which gates:");
    int width = calibration.defectNames().stream().mapToInt(String::length).max().orElse(0);
    for (String defect : calibration.defectNames()) {
      out.println("  " + padded(defect, width) + "  " + seen(calibration, defect));
    }
  }

  private static void falseAlarms(Calibration calibration, PrintWriter out) {
    int trials = calibration.nothing().trials();
    out.println(
        "False alarms in %d trials without a defect: alone, and adjusted for all gates"
            .formatted(trials));
    int width = calibration.gates().stream().mapToInt(g -> name(g).length()).max().orElse(0);
    for (int i = 0; i < calibration.gates().size(); i++) {
      CalibratedGate gate = calibration.gates().get(i);
      Count count = calibration.nothing().counts().get(i);
      out.println(
          "  %s  %s"
              .formatted(
                  padded(name(gate), width),
                  gate.reason().isEmpty()
                      ? "%s  %s%s"
                          .formatted(
                              percent(count.alone(), trials),
                              percent(count.failed(), trials),
                              count.undecided() == 0
                                  ? ""
                                  : "  undecided " + percent(count.undecided(), trials))
                      : "not calibrated: " + gate.reason()));
    }
    out.println(
        "  %s         %s"
            .formatted(
                padded("any gate", width), percent(calibration.nothing().anyFailed(), trials)));
  }

  private static String seen(Calibration calibration, String defect) {
    List<String> gates = new ArrayList<>();
    for (int i = 0; i < calibration.gates().size(); i++) {
      CalibratedGate gate = calibration.gates().get(i);
      calibration
          .smallestSeen(defect, i)
          .ifPresent(p -> gates.add("%s %s".formatted(name(gate), amount(p))));
    }
    return calibration.smallestSeen(defect, -1).map(CalibrationPrinter::amount).orElse("not seen")
        + (gates.isEmpty() ? "" : "  (" + String.join(", ", gates) + ")");
  }

  private static String amount(Calibration.Planted planted) {
    String number = Double.toString(planted.amount()).replaceFirst("\\.0$", "");
    return planted.unit().isEmpty() ? number : number + " " + planted.unit();
  }

  private static String name(CalibratedGate gate) {
    return gate.statistic() + "/" + gate.gate();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String percent(int count, int trials) {
    return String.format(Locale.ROOT, "%5.1f %%", 100.0 * count / trials);
  }
}
