package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.GateSpec;
import org.cosmoassay.statistics.comparison.RowSelection;

/**
 * The rows of a statistic that a benchmark judges, whatever its gates ask of them: what distances
 * from the reference are taken over.
 *
 * @param statistic identifier of the statistic
 * @param suffix what tells them from other rows of the statistic, as in names of gates: empty, or
 *     e.g. {@code -6-26}
 * @param alpha level of the first gate that judges them
 */
record JudgedRows(String statistic, String suffix, double alpha, RowSelection rows) {

  /** What every gate of the benchmark looks at, each selection once, in the order of the gates. */
  static List<JudgedRows> of(Benchmark benchmark) {
    List<JudgedRows> judged = new ArrayList<>();
    for (GateSpec gate : benchmark.gates()) {
      RowSelection rows = rows(gate);
      if (judged.stream()
          .noneMatch(j -> j.statistic().equals(gate.statistic()) && j.rows().equals(rows))) {
        String suffix =
            gate.name().startsWith(gate.test())
                ? gate.name().substring(gate.test().length())
                : "-" + gate.name();
        judged.add(new JudgedRows(gate.statistic(), suffix, gate.alpha(), rows));
      }
    }
    return List.copyOf(judged);
  }

  /** The rows and components that a gate looks at. */
  static RowSelection rows(GateSpec gate) {
    RowSelection rows =
        gate.range() == null
            ? RowSelection.ALL
            : RowSelection.range(gate.range().lo(), gate.range().hi());
    return gate.components().isEmpty() ? rows : rows.withComponents(gate.components());
  }
}
