package org.cosmoassay.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.reports.Colophon;
import org.cosmoassay.reports.Colophon.Reference;
import org.cosmoassay.statistics.definition.Paper;

/** How a run is repeated and what is to be cited for it, from its record alone. */
final class Colophons {

  private Colophons() {}

  static Colophon of(RunRecord run) {
    String commit = run.provenance().commit();
    List<String> commands = new ArrayList<>();
    if (commit.matches("[0-9a-f]{7,40}")) {
      commands.add("git checkout " + commit);
    }
    commands.add("./cosmoassay run benchmark.yaml --out runs/repeated");
    commands.add("./cosmoassay report runs/repeated");
    return new Colophon(
        commands,
        "CosmoAssay %s, commit %s.".formatted(run.provenance().version(), commit),
        papers(run));
  }

  /** Papers of the statistics, each once, with all statistics that it stands for. */
  private static List<Reference> papers(RunRecord run) {
    Map<Paper, List<String>> statistics = new LinkedHashMap<>();
    for (StatisticRecord statistic : run.statistics()) {
      for (Paper paper : statistic.subject().of(statistic.statistic()).papers()) {
        List<String> of = statistics.computeIfAbsent(paper, p -> new ArrayList<>());
        if (!of.contains(statistic.statistic())) {
          of.add(statistic.statistic());
        }
      }
    }
    List<Reference> references = new ArrayList<>();
    statistics.forEach(
        (paper, of) ->
            references.add(
                new Reference(paper.citation(), paper.address(), String.join(", ", of))));
    return references;
  }
}
