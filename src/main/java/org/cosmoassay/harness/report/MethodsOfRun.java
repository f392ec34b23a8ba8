package org.cosmoassay.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.reports.Method;
import org.cosmoassay.reports.Method.Kind;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import tools.jackson.databind.JsonNode;

/** What a run was measured and judged by, with the papers a report of it cites. */
final class MethodsOfRun {

  private static final String PERMUTATIONS = "doi:10.2202/1544-6115.1585";

  /** Papers of tests by their name in benchmark files. */
  private static final Map<String, List<String>> TESTS =
      Map.ofEntries(
          Map.entry(
              "hotelling",
              List.of("doi:10.1214/aoms/1177732979", "doi:10.1016/S0047-259X(03)00096-4")),
          Map.entry("equivalence", List.of("doi:10.1007/BF01068419")),
          Map.entry("scatter", List.of("doi:10.1080/01621459.1974.10482955", PERMUTATIONS)),
          Map.entry("energy", List.of("doi:10.1016/j.jspi.2013.03.018", PERMUTATIONS)),
          Map.entry("mmd", List.of("bibtex:Gretton2012", PERMUTATIONS)),
          Map.entry("ks", List.of("doi:10.1007/BF02589501", PERMUTATIONS)),
          Map.entry("pqmass", List.of("arXiv:2402.04355", PERMUTATIONS)),
          Map.entry("c2st", List.of("arXiv:1610.06545", PERMUTATIONS)),
          Map.entry("frechet", List.of("doi:10.1103/PhysRevD.107.076017", PERMUTATIONS)),
          Map.entry(
              "kernel",
              List.of("doi:10.1103/PhysRevD.107.076017", "arXiv:1801.01401", PERMUTATIONS)),
          Map.entry("coverage", List.of("arXiv:1904.06991", "arXiv:2002.09797", PERMUTATIONS)),
          Map.entry("wasserstein", List.of("doi:10.1007/s10851-014-0506-3", PERMUTATIONS)));

  private MethodsOfRun() {}

  /** Statistics, then tests, in the order of the benchmark. */
  static List<Method> of(RunRecord run) {
    List<Method> methods = new ArrayList<>();
    for (RunRecord.StatisticRecord s : run.statistics()) {
      StatisticDefinition<?> definition = s.subject().of(s.statistic());
      methods.add(
          new Method(
              Kind.STATISTIC,
              s.id(),
              definition.title(),
              definition.papers().stream().map(Paper::identifier).toList()));
    }
    Set<String> tests = new LinkedHashSet<>();
    for (JsonNode gate : run.configuration().path("gates")) {
      tests.add(gate.path("test").asString(""));
    }
    for (String test : tests) {
      List<String> papers = papers(test);
      if (!papers.isEmpty()) {
        methods.add(new Method(Kind.TEST, test, test, papers));
      }
    }
    if (run.verdicts().stream().anyMatch(v -> Double.isFinite(v.pAdjusted()))) {
      methods.add(test("correction for many gates", "bibtex:Holm1979"));
    }
    if (run.verdicts().stream().anyMatch(v -> v.statistic().equals("novelty"))) {
      methods.add(test("novelty", "arXiv:2004.05675", "arXiv:2310.02557"));
    }
    if (!run.configuration().path("inference").isMissingNode()) {
      methods.add(test("inference", "arXiv:1804.06788", "arXiv:2302.03026"));
    }
    return methods;
  }

  /** Papers of a test; none of one that has no name in benchmark files. */
  static List<String> papers(String test) {
    return TESTS.getOrDefault(test, List.of());
  }

  private static Method test(String name, String... papers) {
    return new Method(Kind.TEST, name, name, List.of(papers));
  }
}
