package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cosmoassay.generators.perturbed.Defect;
import org.cosmoassay.reference.format.Selection;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.twosample.ClassifierTest;
import org.cosmoassay.statistics.comparison.twosample.EnergyDistance;
import org.cosmoassay.statistics.comparison.twosample.MaximumMeanDiscrepancy;
import org.cosmoassay.statistics.comparison.twosample.NeighbourCoverage;
import org.cosmoassay.statistics.comparison.twosample.PqMass;
import org.cosmoassay.statistics.comparison.twosample.ScatterRatio;
import org.cosmoassay.statistics.comparison.twosample.SlicedWasserstein;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTest;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.suite.KnownStatistics;
import org.cosmoassay.statistics.suite.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchmarkTest {

  /** Every key of the schema, none with its default. */
  private static final String FULL =
      """
      name: full
      description: All keys
      seed: 7
      variables: {data: elsewhere}
      reference:
        name: r
        description: The truth
        catalogues: "${data}/r.hdf5"
        columns: [x, y, z, "-"]
        box: [400, 500, 600]
        redshift: 0.5
        omega-m: 0.31
        conditions: c.csv
        wrap: true
        dataset: quijote-halos
        format: hdf5
        objects: subhalos
        units: kpc/h,Msun
        hubble: 0.7
        select: {most-massive: 5.0, min-mass: 1e12, max-mass: 1e15, sub-box: [0, 1, 2, 3, 4, 5]}
      sources:
        - {name: cat, description: d, control: negative, pairing: paired, invalid-points: judge, catalogues: "price$$.npy",
           columns: [x, y, z], box: 450, redshift: 1, omega-m: 0.2, conditions: c.csv, wrap: false,
           select: {number-density: 1e-4}, twin: com,
           training: [{catalogues: t.npy, columns: [x, y, z], conditions: c.csv}, {dataset: cosmoassay-nbody-v1/fiducial-train}]}
        - {name: gen, description: d, control: negative, pairing: unpaired, invalid-points: judge, generator: thomas,
           parameters: {scale: 3, count: fixed}, points: 100.5, realizations: 3}
        - {name: com, description: d, role: exhibit, pairing: unpaired, invalid-points: error,
           command: [python, "{output}"], realizations: 4.0, timeout: 60, output: csv, columns: [x, y, z], wrap: true}
        - {name: per, description: d, control: negative, pairing: unpaired, invalid-points: judge,
           perturbed: {source: cat, defect: thinning, amount: 0.25}}
      statistics:
        - xi: {name: a, bins: "lin:1:2:1"}
        - xi-multipoles: {name: b, bins: "lin:1:2:1", ells: [2], space: redshift, mu-bins: 50, redshift: 0.25, omega-m: 0.25, los: average}
        - pairwise-velocity: {name: c, bins: "lin:1:2:1"}
        - knn-cdf: {name: d, bins: "edges:1,2", k: [3], queries: "grid:8"}
        - mass-function: {name: e, bins: "log:1e13:1e14:2"}
        - speed-pdf: {name: f, bins: "lin:0:9:3"}
      gates:
        - {name: g, statistic: b, test: hotelling, alpha: 0.02, range: [1, 2], components: [xi2]}
        - {name: h, statistic: a, test: equivalence, tolerance: 0.1, absolute-tolerance: 0.2, reference-error: 0.03, alpha: 0.1, range: [1, 1.5], components: [xi]}
        - {statistic: c, test: pqmass, cells: 7}
        - {statistic: c, test: c2st, classifier: network}
        - {statistic: c, test: coverage, neighbours: 3}
        - {statistic: c, test: wasserstein, order: 1}
        - {name: e, statistic: a, test: energy, alpha: 0.02, permutations: 99, range: [1, 1.5], components: [xi]}
      sanity: {count-tolerance: 0.5}
      novelty: {clouds: 7, alpha: 0.005}
      inference: {parameter: sigma-8, grid: [0.5, 1.1, 7]}
      report: {html: false, pdf: false, latex: true}
      calibration: kept.json
      """;

  private static final String GENERATED =
      """
      name: g
      reference: {name: r, description: d, generator: thomas, parameters: {scale: 3}, points: 10, realizations: 5, box: 100, redshift: 1, omega-m: 0.3}
      sources:
        - {name: s, generator: uniform}
        - {name: c, command: [run, "{output}"]}
      statistics:
        - xi: {bins: "lin:0:5:5"}
        - xi-multipoles: {bins: "lin:0:5:5"}
        - knn-cdf: {}
      gates:
        - {statistic: xi, test: hotelling}
        - {statistic: knn-cdf, test: equivalence, tolerance: 0.05, range: [5, 50.5]}
        - {statistic: xi, test: scatter}
        - {statistic: xi, test: pqmass}
        - {statistic: xi, test: c2st}
        - {statistic: xi, test: coverage}
        - {statistic: xi, test: wasserstein}
        - {statistic: xi, test: mmd}
      """;

  @Test
  void everyKeyReachesItsRecord() throws Exception {
    Benchmark full = Texts.parse(FULL);
    assertThat(full.name()).isEqualTo("full");
    assertThat(full.seed()).isEqualTo(7);
    PeriodicBox box = new PeriodicBox(400, 500, 600);
    Path dir = Path.of("dir");
    assertThat(full.reference().origin())
        .isEqualTo(
            new Origin.Catalogues(
                new InputFile("elsewhere/r.hdf5", dir.resolve("elsewhere/r.hdf5")),
                List.of("x", "y", "z", "-"),
                box,
                0.5,
                0.31,
                new InputFile("c.csv", dir.resolve("c.csv")),
                true,
                new Loading(
                    "quijote-halos",
                    "hdf5",
                    "subhalos",
                    Units.parse("kpc/h,Msun"),
                    0.7,
                    new Selection(5, 1e12, 1e15, null, List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0)))));
    assertThat(full.sources().get(0))
        .isEqualTo(
            new SourceSpec(
                "cat",
                "d",
                new Origin.Catalogues(
                    new InputFile("price$.npy", dir.resolve("price$.npy")),
                    List.of("x", "y", "z"),
                    PeriodicBox.cube(450),
                    1.0,
                    0.2,
                    new InputFile("c.csv", dir.resolve("c.csv")),
                    false,
                    new Loading(
                        null,
                        null,
                        null,
                        Units.UNSTATED,
                        null,
                        new Selection(null, null, null, 1e-4, null))),
                Role.NEGATIVE_CONTROL,
                SourceSpec.Pairing.PAIRED,
                SourceSpec.InvalidPoints.JUDGE,
                new SourceSpec.Training(
                    List.of(
                        new Origin.Catalogues(
                            new InputFile("t.npy", dir.resolve("t.npy")),
                            List.of("x", "y", "z"),
                            box,
                            0.5,
                            null,
                            new InputFile("c.csv", dir.resolve("c.csv")),
                            false),
                        shipped("fiducial-train")),
                    "com")));
    assertThat(full.sources().get(1).origin())
        .isEqualTo(
            new Origin.BuiltIn(
                "thomas",
                new TreeMap<>(Map.of("scale", 3.0, "count", "fixed")),
                100.5,
                3,
                box,
                0.5,
                0.31));
    assertThat(full.sources().get(2).origin())
        .isEqualTo(
            new Origin.Command(
                List.of("python", "{output}"), 4, 60, "csv", List.of("x", "y", "z"), true));
    assertThat(full.sources().get(3).origin())
        .isEqualTo(new Origin.Perturbed("cat", Defect.of("thinning", 0.25)));
    assertThat(full.statistics())
        .containsExactly(
            spec("xi", "a", "bins", "lin:1:2:1"),
            spec(
                "xi-multipoles",
                "b",
                "bins",
                "lin:1:2:1",
                "ells",
                "2",
                "space",
                "redshift",
                "mu-bins",
                "50",
                "redshift",
                "0.25",
                "omega-m",
                "0.25",
                "los",
                "average"),
            spec("pairwise-velocity", "c", "bins", "lin:1:2:1"),
            spec("knn-cdf", "d", "bins", "edges:1,2", "k", "3", "queries", "grid:8"),
            spec("mass-function", "e", "bins", "log:1e13:1e14:2"),
            spec("speed-pdf", "f", "bins", "lin:0:9:3"));
    assertThat(full.gates())
        .containsExactly(
            new GateSpec.Hotelling("g", "b", 0.02, new GateSpec.Range(1, 2), List.of("xi2")),
            new GateSpec.Equivalence(
                "h", "a", 0.1, new GateSpec.Range(1, 1.5), List.of("xi"), 0.1, 0.2, 0.03),
            samples("pqmass", "c", new PqMass(7)),
            samples("c2st-network", "c", new ClassifierTest(ClassifierTest.Kind.NETWORK)),
            samples("coverage", "c", new NeighbourCoverage(3)),
            samples("wasserstein", "c", new SlicedWasserstein(1)),
            new GateSpec.Samples(
                "e",
                "a",
                new EnergyDistance(),
                0.02,
                99,
                new GateSpec.Range(1, 1.5),
                List.of("xi")));
    assertThat(full.sanity()).isEqualTo(new Benchmark.Sanity(0.5));
    assertThat(full.novelty()).isEqualTo(new Benchmark.Novelty(7, 0.005));
    assertThat(full.inference())
        .isEqualTo(new Benchmark.Inference(InferredParameter.SIGMA_8, 0.5, 1.1, 7));
    assertThat(full.report()).isEqualTo(new Benchmark.ReportSpec(false, false, true));
  }

  /** A catalogue of the data set that ships, relative to the current directory. */
  private static Origin.Catalogues shipped(String name) {
    DataSetPlace place = DataSetPlace.of("cosmoassay-nbody-v1/" + name, null);
    String conditions = String.valueOf(place.conditions());
    return new Origin.Catalogues(
        new InputFile(place.file().toString(), place.file()),
        null,
        PeriodicBox.cube(250),
        0.5,
        null,
        new InputFile(conditions, Path.of(conditions)),
        false,
        new Loading(
            "cosmoassay-nbody-v1/" + name, null, null, Units.UNSTATED, null, Selection.ALL));
  }

  @Test
  void defaults() throws Exception {
    Benchmark b = Texts.parse(GENERATED);
    assertThat(b.description()).isNull();
    assertThat(b.seed()).isEqualTo(42);
    SourceSpec source = b.sources().get(0);
    assertThat(source.pairing()).isEqualTo(SourceSpec.Pairing.AUTO);
    assertThat(source.invalidPoints()).isEqualTo(SourceSpec.InvalidPoints.ERROR);
    assertThat(source.role()).isEqualTo(Role.JUDGED);
    assertThat(source.origin())
        .isEqualTo(
            new Origin.BuiltIn(
                "uniform", new TreeMap<>(), null, 5, PeriodicBox.cube(100), 1.0, 0.3));
    assertThat(b.sources().get(1).origin())
        .isEqualTo(new Origin.Command(List.of("run", "{output}"), 5, 3600, "npz", null, false));
    assertThat(b.statistics().get(1))
        .isEqualTo(spec("xi-multipoles", "xi-multipoles", "bins", "lin:0:5:5"));
    assertThat(b.statistics().get(2)).isEqualTo(spec("knn-cdf", "knn-cdf"));
    assertThat(b.gates())
        .containsExactly(
            new GateSpec.Hotelling("hotelling", "xi", 0.01, null, List.of()),
            new GateSpec.Equivalence(
                "equivalence-5-50.5",
                "knn-cdf",
                0.05,
                new GateSpec.Range(5, 50.5),
                List.of(),
                0.05,
                null,
                0),
            samples("scatter", "xi", new ScatterRatio()),
            samples("pqmass", "xi", PqMass.withDefaults()),
            samples("c2st", "xi", ClassifierTest.withDefaults()),
            samples("coverage", "xi", NeighbourCoverage.withDefaults()),
            samples("wasserstein", "xi", SlicedWasserstein.withDefaults()),
            samples("mmd", "xi", new MaximumMeanDiscrepancy()));
    assertThat(b.sanity().countTolerance()).isEqualTo(0.05);
    assertThat(b.novelty()).isEqualTo(new Benchmark.Novelty(64, 0.01));
    assertThat(b.inference()).isNull();
    assertThat(source.training()).isEqualTo(SourceSpec.Training.UNSTATED);
    assertThat(b.report()).isEqualTo(new Benchmark.ReportSpec(true, true, false));
  }

  @Test
  void defaultsInTheSchemaAreThoseOfTheProgram() {
    JsonNode schema = ShippedSchema.benchmark().tree();
    assertThat(schema.at("/properties/seed/default").asLong()).isEqualTo(Defaults.SEED);
    assertThat(schema.at("/properties/sanity/properties/count-tolerance/default").asDouble())
        .isEqualTo(Defaults.COUNT_TOLERANCE);
    assertThat(schema.at("/properties/novelty/properties/clouds/default").asInt())
        .isEqualTo(Defaults.NOVELTY_CLOUDS);
    assertThat(schema.at("/properties/novelty/properties/alpha/default").asDouble())
        .isEqualTo(Defaults.NOVELTY_ALPHA);
    assertThat(schema.at("/$defs/source-command/properties/timeout/default").asDouble())
        .isEqualTo(Defaults.TIMEOUT_SECONDS);
    assertThat(schema.at("/$defs/source-command/properties/output/default").asString())
        .isEqualTo(Defaults.OUTPUT);
    assertThat(schema.at("/$defs/gate-hotelling/properties/alpha/default").asDouble())
        .isEqualTo(Defaults.HOTELLING_ALPHA);
    assertThat(schema.at("/$defs/gate-equivalence/properties/alpha/default").asDouble())
        .isEqualTo(Defaults.EQUIVALENCE_ALPHA);
    assertThat(schema.at("/$defs/samples-alpha/default").asDouble())
        .isEqualTo(Defaults.SAMPLES_ALPHA);
    assertThat(schema.at("/$defs/permutations/default").asInt()).isEqualTo(Defaults.PERMUTATIONS);
    assertThat(schema.at("/$defs/gate-c2st/properties/classifier/default").asString())
        .isEqualTo(ClassifierTest.withDefaults().classifier().word());
    assertThat(schema.at("/$defs/gate-coverage/properties/neighbours/default").asInt())
        .isEqualTo(NeighbourCoverage.withDefaults().neighbours());
    assertThat(schema.at("/$defs/gate-wasserstein/properties/order/default").asInt())
        .isEqualTo(SlicedWasserstein.withDefaults().order());
  }

  /** Every key of a table. */
  private static final String TABLES =
      """
      name: tables
      reference:
        name: published
        box: 250
        points: 100
        realizations: 4
        measurements:
          xi: {file: xi.txt, rows: realizations, edges: [1, 2, 4.5], unit: Mpc/h}
          wp: {file: wp.dat, centres: 1, spacing: logarithmic, unit: Mpc/h, values: 2, values-unit: Mpc/h, covariance: {file: c.npz, name: c}, mean-of: 8, covariance-from: 144}
          power: {file: p.npz, edges: "lin:0.1:0.3:2", unit: h/Mpc, values: [p0, p2], errors: [e0, {name: e2}]}
      sources: [{name: poisson, generator: uniform}]
      statistics: [xi: {}, wp: {}, power: {}]
      gates: []
      """;

  private static final String TRAINED =
      """
      name: trained
      reference: {name: r, generator: thomas, points: 10, realizations: 5, box: 100}
      sources: [{name: m, model: models/halos, points: 9, realizations: 2}]
      statistics: [xi: {bins: "lin:0:5:5"}]
      gates: []
      """;

  @Test
  void everyKeyOfTheSchemaIsReadAndResolved() throws Exception {
    Set<String> resolved = new TreeSet<>();
    collectKeys(JsonMapper.shared().readTree(Texts.parse(FULL).resolved()), resolved);
    collectKeys(JsonMapper.shared().readTree(Texts.parse(GENERATED).resolved()), resolved);
    for (String text : new String[] {everyStatistic(), SurveyBenchmarkTest.SKY, TABLES, TRAINED}) {
      collectKeys(JsonMapper.shared().readTree(Texts.parse(text).resolved()), resolved);
    }
    String windowed = Texts.parse(SurveyBenchmarkTest.WINDOWED).resolved();
    collectKeys(JsonMapper.shared().readTree(windowed), resolved);
    Set<String> schema = new TreeSet<>();
    collectProperties(ShippedSchema.benchmark().tree(), schema);
    // Replaced in the values that use them, and by the gates it stands for.
    schema.remove("variables");
    schema.remove("preset");
    // Free names of a generator's parameters.
    resolved.remove("scale");
    resolved.remove("count");
    assertThat(resolved).isEqualTo(schema).hasSizeGreaterThan(40);
  }

  /** Every statistic with its defaults. */
  private static String everyStatistic() {
    StringBuilder statistics = new StringBuilder("statistics:\n");
    KnownStatistics.ids().forEach(id -> statistics.append("  - ").append(id).append(": {}\n"));
    Subject.TWO_CLOUDS
        .ids()
        .forEach(
            id -> statistics.append("  - %s: {with: reference, name: two-%s}\n".formatted(id, id)));
    return Texts.MINIMAL.replaceFirst("(?s)statistics:\n.*?(?=gates:)", statistics.toString());
  }

  @Test
  void resolvedIsABenchmarkThatResolvesToItself() throws Exception {
    for (String text : new String[] {FULL, GENERATED, Texts.MINIMAL, everyStatistic(), TABLES}) {
      String resolved = Texts.parse(text).resolved();
      assertThat(Texts.parse(resolved).resolved()).isEqualTo(resolved);
    }
  }

  @Test
  void resolvedKeepsOrderAndFillsDefaultsIn() throws Exception {
    assertThat(Texts.parse(Texts.MINIMAL).resolved())
        .startsWith(
            """
            {
              "name" : "b",
              "seed" : 42,
              "reference" : {
                "name" : "r",
                "catalogues" : "r.npy",
                "box" : 1000.0,
                "wrap" : false
              },
            """)
        .endsWith("  }\n}\n");
  }

  @Test
  void sourcesInheritBoxAndRedshiftButNotConditions() throws Exception {
    Benchmark b =
        Texts.parse(Texts.with("box: 1000", "box: 1000, redshift: 2, omega-m: 0.3, conditions: c"));
    assertThat(b.sources().get(0).origin())
        .isEqualTo(
            new Origin.Catalogues(
                new InputFile("s.npy", Path.of("dir", "s.npy")),
                null,
                PeriodicBox.cube(1000),
                2.0,
                null,
                null,
                false));
  }

  @Test
  void pathsAreRelativeToTheFileUnlessTheUserGivesTheirStart(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("b.yaml");
    Files.writeString(
        file,
        "variables: {mine: m}\n"
            + Texts.with("r.npy", "\"${data}/r.npy\"")
                .replace("s.npy", "\"${mine}/s.npy\", conditions: \"x${data}\""));
    Benchmark b = BenchmarkFile.load(file, Map.of("data", "../d"));
    assertThat(b.directory()).isEqualTo(directory);
    assertThat(b.reference().origin())
        .isInstanceOfSatisfying(
            Origin.Catalogues.class,
            c ->
                assertThat(c.file()).isEqualTo(new InputFile("../d/r.npy", Path.of("../d/r.npy"))));
    assertThat(b.sources().get(0).origin())
        .isInstanceOfSatisfying(
            Origin.Catalogues.class,
            c -> {
              assertThat(c.file().path()).isEqualTo(directory.resolve("m/s.npy"));
              assertThat(c.conditions())
                  .isEqualTo(new InputFile("x../d", directory.resolve("x../d")));
            });
  }

  /** A gate of two samples with the defaults of all. */
  private static GateSpec samples(String name, String statistic, TwoSampleTest test) {
    return new GateSpec.Samples(name, statistic, test, 0.01, 9999, null, List.of());
  }

  /** A statistic of that kind and identifier with the given parameters and values. */
  private static StatisticSpec spec(String kind, String id, String... given) {
    StatisticDefinition<Statistic> definition = KnownStatistics.of(kind);
    ParameterValues values = definition.defaults();
    for (int i = 0; i < given.length; i += 2) {
      values = values.with(given[i], given[i + 1]);
    }
    return new StatisticSpec(id, Subject.CLOUD, definition, values);
  }

  private static void collectKeys(JsonNode node, Set<String> keys) {
    keys.addAll(node.propertyNames());
    node.forEach(child -> collectKeys(child, keys));
  }

  private static void collectProperties(JsonNode schema, Set<String> keys) {
    if (schema.path("type").isString() || schema.path("additionalProperties").isBoolean()) {
      keys.addAll(schema.path("properties").propertyNames());
    }
    schema.forEach(child -> collectProperties(child, keys));
  }
}
