package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Turns everything the gates found about one source into verdicts.
 *
 * <p>p-values are adjusted by {@link Holm} within each {@link Gate.Family} of the source. A finding
 * by p-value FAILS when the adjusted one lies below its alpha. It is INCONCLUSIVE instead of PASS
 * when, the other p-values being what they are, even the smallest p-value its number of
 * realizations can give would not have failed: such a gate cannot tell. Equivalence findings stand
 * as they are, their adjusted p-values are reported. Findings on sanity and novelty are not
 * adjusted.
 */
public final class Judge {

  private Judge() {}

  /** One verdict per examination, in the same order. */
  public static List<Verdict> judge(String source, List<Examination> examinations) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < examinations.size(); i++) {
      verdicts.add(rule(source, examinations, i));
    }
    return List.copyOf(verdicts);
  }

  private static Verdict rule(String source, List<Examination> all, int index) {
    Examination examination = all.get(index);
    Finding finding = examination.finding();
    double adjusted = adjusted(all, index, finding.pValue());
    Status status = finding.status();
    String reason = finding.reason();
    if (finding.decidedByPValue() && !Double.isNaN(adjusted)) {
      int tests = familySize(all, examination.family());
      reason +=
          String.format(
              Locale.ROOT,
              "; p = %s%s, alpha %s",
              Wording.number(finding.pValue()),
              tests == 1
                  ? ""
                  : String.format(
                      Locale.ROOT, ", %s adjusted for %d gates", Wording.number(adjusted), tests),
              Wording.plain(finding.alpha()));
      if (adjusted < finding.alpha()) {
        status = Status.FAIL;
      } else if (status == Status.PASS
          && adjusted(all, index, finding.smallestPValue()) >= finding.alpha()) {
        status = Status.INCONCLUSIVE;
        reason +=
            String.format(
                Locale.ROOT,
                "; so few realizations cannot reach alpha after adjusting for %d gates: more realizations or fewer gates would do",
                tests);
      }
    }
    return new Verdict(
        source,
        examination.statistic(),
        examination.gate(),
        status,
        reason,
        finding.value(),
        finding.threshold(),
        finding.pValue(),
        adjusted);
  }

  /** The adjusted p-value of one examination, had its raw one been {@code pValue}. */
  private static double adjusted(List<Examination> all, int index, double pValue) {
    Gate.Family family = all.get(index).family();
    if (!family.isCorrected() || Double.isNaN(pValue)) {
      return pValue;
    }
    double[] pValues = new double[all.size()];
    for (int i = 0; i < pValues.length; i++) {
      pValues[i] = all.get(i).family() == family ? all.get(i).finding().pValue() : Double.NaN;
    }
    pValues[index] = pValue;
    return Holm.adjust(pValues)[index];
  }

  private static int familySize(List<Examination> all, Gate.Family family) {
    return (int)
        all.stream()
            .filter(e -> e.family() == family && !Double.isNaN(e.finding().pValue()))
            .count();
  }
}
