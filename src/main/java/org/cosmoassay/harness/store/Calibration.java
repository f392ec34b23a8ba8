package org.cosmoassay.harness.store;

import java.util.List;
import java.util.Optional;
import org.cosmoassay.harness.store.RunRecord.Provenance;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;

/**
 * How the gates of a benchmark behave, measured: how often they fail clouds that are nothing but
 * more of the reference, and which planted defects they see. The content of {@code
 * calibration.json}.
 *
 * @param benchmark name of the benchmark
 * @param pool the reference, and the sources whose clouds were pooled with its own
 * @param clouds number of clouds in the pool
 * @param referenceClouds clouds that stood for the reference in each trial
 * @param generatedClouds clouds that were judged in each trial
 * @param paired whether they were judged in pairs
 * @param statistics what was measured, with its version
 * @param gates the gates in the order in which they judge
 * @param nothing the trials without a defect
 * @param defects the trials with one, defect by defect, the strength as in the zoo
 */
public record Calibration(
    String benchmark,
    List<String> pool,
    int clouds,
    int referenceClouds,
    int generatedClouds,
    boolean paired,
    List<StatisticRecord> statistics,
    List<CalibratedGate> gates,
    Trials nothing,
    List<Planted> defects,
    Provenance provenance) {

  /** A gate sees a defect when it fails at least this fraction of the trials. */
  public static final double POWER = 0.95;

  public Calibration {
    pool = List.copyOf(pool);
    statistics = List.copyOf(statistics);
    gates = List.copyOf(gates);
    defects = List.copyOf(defects);
  }

  /**
   * A gate.
   *
   * @param statistic what it judges
   * @param gate its name
   * @param rule the rule as resolved, in JSON: what must be equal for the calibration to hold
   * @param alpha its level; NaN when it has none
   * @param reason why it could not be calibrated; empty when it was
   */
  public record CalibratedGate(
      String statistic, String gate, String rule, double alpha, String reason) {}

  /**
   * What the gates said in repeated trials.
   *
   * @param trials number of trials
   * @param anyFailed trials in which any gate failed
   * @param counts per gate, in their order
   */
  public record Trials(int trials, int anyFailed, List<Count> counts) {
    public Trials {
      counts = List.copyOf(counts);
    }
  }

  /**
   * What one gate said.
   *
   * @param failed trials it failed, its p-value adjusted for the other gates
   * @param alone trials it would have failed by itself, without adjustment
   * @param undecided trials that were inconclusive or skipped
   */
  public record Count(int failed, int alone, int undecided) {}

  /**
   * A planted defect of one strength.
   *
   * @param defect its name
   * @param amount its strength
   * @param unit unit of the strength; empty when it is a number
   * @param description one sentence
   */
  public record Planted(
      String defect, double amount, String unit, String description, Trials trials) {}

  /** Number of a gate, if this calibration has it. */
  public Optional<Integer> indexOf(String statistic, String gate) {
    for (int i = 0; i < gates.size(); i++) {
      if (gates.get(i).statistic().equals(statistic) && gates.get(i).gate().equals(gate)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Names of the defects in their order. */
  public List<String> defectNames() {
    return defects.stream().map(Planted::defect).distinct().toList();
  }

  /**
   * The weakest strength of a defect from which on a gate fails at least {@link #POWER} of the
   * trials, every stronger one included.
   *
   * @param gate number of the gate; -1 for any of them
   */
  public Optional<Planted> smallestSeen(String defect, int gate) {
    Optional<Planted> smallest = Optional.empty();
    for (Planted planted : defects) {
      if (planted.defect().equals(defect)) {
        Trials trials = planted.trials();
        int failed = gate < 0 ? trials.anyFailed() : trials.counts().get(gate).failed();
        if (failed < POWER * trials.trials()) {
          smallest = Optional.empty();
        } else if (smallest.isEmpty()) {
          smallest = Optional.of(planted);
        }
      }
    }
    return smallest;
  }
}
