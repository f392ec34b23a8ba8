package org.cosmoassay.harness.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.perturbed.Defect;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.comparison.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the records from a document that has passed every check. */
final class BenchmarkReader {

  private final Document document;
  private final JsonNode root;
  private final Path directory;
  private final Path userDirectory;
  private final Set<String> fromUser;
  private final JsonNode reference;

  /** What the reference states, the default of the sources. */
  private final @Nullable PeriodicBox box;

  private final @Nullable Double redshift;

  private BenchmarkReader(
      Document document, Path directory, Path userDirectory, Set<String> fromUser) {
    this.document = document;
    this.root = document.root();
    this.directory = directory;
    this.userDirectory = userDirectory;
    this.fromUser = fromUser;
    this.reference = root.path("reference");
    this.box = box(reference.path("box"));
    this.redshift = number(reference, "redshift");
  }

  /**
   * The benchmark of a document.
   *
   * @param directory what relative paths are resolved against
   * @param userDirectory what values of variables are resolved against instead
   * @param fromUser pointers of those
   */
  static Benchmark read(
      Document document, Path directory, Path userDirectory, Set<String> fromUser) {
    return new BenchmarkReader(document, directory, userDirectory, fromUser).read();
  }

  private Benchmark read() {
    List<SourceSpec> sources = new ArrayList<>();
    for (JsonNode source : root.path("sources")) {
      sources.add(source(source, Document.child("/sources", sources.size())));
    }
    List<StatisticSpec> statistics = new ArrayList<>();
    for (JsonNode entry : root.path("statistics")) {
      entry
          .properties()
          .forEach(
              kind ->
                  statistics.add(
                      StatisticReader.read(
                          kind.getKey(), kind.getValue(), SurveyCheck.isSurvey(reference))));
    }
    List<GateSpec> gates = new ArrayList<>();
    root.path("gates").forEach(gate -> gates.add(GateReader.read(gate)));
    JsonNode report = root.path("report");
    return new Benchmark(
        root.path("name").stringValue(),
        text(root, "description"),
        root.path("seed").asLong(Defaults.SEED),
        directory,
        new Benchmark.Reference(
            reference.path("name").stringValue(),
            text(reference, "description"),
            origin(reference, "/reference", true),
            window(reference.path("window"))),
        sources,
        statistics,
        gates,
        new Benchmark.Sanity(
            root.path("sanity").path("count-tolerance").asDouble(Defaults.COUNT_TOLERANCE)),
        novelty(root.path("novelty")),
        inference(root.path("inference")),
        new Benchmark.ReportSpec(
            report.path("html").asBoolean(true),
            report.path("pdf").asBoolean(true),
            report.path("latex").asBoolean(false)),
        root.path("calibration").isString() ? file(root, "", "calibration") : null);
  }

  private static Benchmark.Novelty novelty(JsonNode node) {
    JsonNode clouds = node.path("clouds");
    return new Benchmark.Novelty(
        clouds.isNumber() ? whole(clouds) : Defaults.NOVELTY_CLOUDS,
        node.path("alpha").asDouble(Defaults.NOVELTY_ALPHA));
  }

  private static Benchmark.@Nullable Inference inference(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    JsonNode grid = node.path("grid");
    return new Benchmark.Inference(
        Word.parse(InferredParameter.class, node.path("parameter").stringValue()),
        grid.get(0).doubleValue(),
        grid.get(1).doubleValue(),
        whole(grid.get(2)));
  }

  private SourceSpec source(JsonNode node, String pointer) {
    return new SourceSpec(
        node.path("name").stringValue(),
        text(node, "description"),
        origin(node, pointer, false),
        role(node),
        Word.parse(
            SourceSpec.Pairing.class,
            node.path("pairing").asString(SourceSpec.Pairing.AUTO.word())),
        Word.parse(
            SourceSpec.InvalidPoints.class,
            node.path("invalid-points").asString(SourceSpec.InvalidPoints.ERROR.word())),
        training(node, pointer));
  }

  private SourceSpec.Training training(JsonNode node, String pointer) {
    List<Origin.Catalogues> catalogues = new ArrayList<>();
    TrainingNodes.of(node, pointer)
        .forEach((at, clouds) -> catalogues.add((Origin.Catalogues) origin(clouds, at, false)));
    return new SourceSpec.Training(catalogues, text(node, "twin"));
  }

  private static Role role(JsonNode node) {
    if (node.has("control")) {
      return Role.NEGATIVE_CONTROL;
    }
    return node.has("role") ? Role.of(node.path("role").stringValue()) : Role.JUDGED;
  }

  private Origin origin(JsonNode node, String pointer, boolean isReference) {
    if (node.has(TableReader.MEASUREMENTS)) {
      return new Origin.Tables(
          new TableReader(document, this::file).read(node, pointer),
          box,
          redshift,
          number(node, "omega-m"),
          number(node, "points"),
          realizations(node));
    }
    if (SurveyCheck.isOnTheSky(reference)) {
      return surveys(node, pointer);
    }
    if (node.has("catalogues")) {
      PeriodicBox ownBox = box(node.path("box"));
      Double ownRedshift = number(node, "redshift");
      return new Origin.Catalogues(
          file(node, pointer, "catalogues"),
          texts(node, "columns"),
          ownBox == null ? box : ownBox,
          ownRedshift == null ? redshift : ownRedshift,
          number(node, "omega-m"),
          node.has("conditions") ? file(node, pointer, "conditions") : null,
          node.path("wrap").asBoolean(false),
          LoadingReader.read(node));
    }
    if (node.has("generator")) {
      return new Origin.BuiltIn(
          node.path("generator").stringValue(),
          parameters(node.path("parameters")),
          points(node),
          realizations(node),
          box,
          redshift,
          number(isReference ? node : reference, "omega-m"));
    }
    if (node.has("model")) {
      return new Origin.Trained(
          file(node, pointer, "model"), number(node, "points"), realizations(node), box);
    }
    if (node.has("command")) {
      return new Origin.Command(
          texts(node.path("command")),
          realizations(node),
          node.path("timeout").asDouble(Defaults.TIMEOUT_SECONDS),
          node.path("output").asString(Defaults.OUTPUT),
          texts(node, "columns"),
          node.path("wrap").asBoolean(false));
    }
    JsonNode perturbed = node.path("perturbed");
    return new Origin.Perturbed(
        perturbed.path("source").stringValue(),
        Defect.of(perturbed.path("defect").stringValue(), perturbed.path("amount").doubleValue()));
  }

  private Origin surveys(JsonNode node, String pointer) {
    boolean own = node.has("randoms");
    Double omegaM = number(node, "omega-m");
    return new Origin.Surveys(
        files(node, pointer, "catalogues"),
        own ? files(node, pointer, "randoms") : files(reference, "/reference", "randoms"),
        surveyColumns(node),
        randomsColumns(own || node.has("randoms-columns") ? node : reference),
        omegaM == null ? number(reference, "omega-m") : omegaM);
  }

  private List<String> surveyColumns(JsonNode node) {
    List<String> columns = texts(node, "columns");
    if (columns == null) {
      columns = texts(reference, "columns");
    }
    return columns == null ? Defaults.SURVEY_COLUMNS : columns;
  }

  /** The columns of randoms are stated where the randoms are. */
  private List<String> randomsColumns(JsonNode node) {
    List<String> columns = texts(node, "randoms-columns");
    return columns == null ? surveyColumns(node) : columns;
  }

  private static @Nullable SurveyWindow window(JsonNode node) {
    return node.isObject()
        ? new SurveyWindow(
            range(node.path("ra")),
            range(node.path("dec")),
            range(node.path("distance")),
            whole(node.path("randoms")))
        : null;
  }

  private static GateSpec.Range range(JsonNode node) {
    return node.isArray()
        ? new GateSpec.Range(node.get(0).doubleValue(), node.get(1).doubleValue())
        : SurveyWindow.OCTANT;
  }

  /** Number of points: its own, else that of a reference without clouds to count them in. */
  private @Nullable Double points(JsonNode node) {
    boolean tables = reference.has(TableReader.MEASUREMENTS);
    return number(tables && !node.has("points") ? reference : node, "points");
  }

  /** Number of clouds: its own, else that of the reference when the benchmark states it. */
  private @Nullable Integer realizations(JsonNode node) {
    JsonNode own = node.path("realizations");
    JsonNode count = own.isNumber() ? own : reference.path("realizations");
    return count.isNumber() ? Integer.valueOf(whole(count)) : null;
  }

  private InputFile file(JsonNode node, String pointer, String key) {
    return file(node.path(key), Document.child(pointer, key));
  }

  /** One path, or a list of them. */
  private List<InputFile> files(JsonNode node, String pointer, String key) {
    JsonNode value = node.path(key);
    String at = Document.child(pointer, key);
    if (!value.isArray()) {
      return List.of(file(value, at));
    }
    List<InputFile> files = new ArrayList<>();
    for (JsonNode element : value) {
      files.add(file(element, Document.child(at, files.size())));
    }
    return files;
  }

  private InputFile file(JsonNode value, String pointer) {
    String written = value.stringValue();
    boolean userSaid = fromUser.contains(pointer);
    Path base = userSaid ? userDirectory : directory;
    return new InputFile(written, base.resolve(written).normalize());
  }

  private static SortedMap<String, Object> parameters(JsonNode node) {
    SortedMap<String, Object> parameters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode value = entry.getValue();
      parameters.put(
          entry.getKey(), value.isNumber() ? (Object) value.doubleValue() : value.stringValue());
    }
    return parameters;
  }

  private static @Nullable PeriodicBox box(JsonNode node) {
    if (node.isArray()) {
      return new PeriodicBox(
          node.get(0).doubleValue(), node.get(1).doubleValue(), node.get(2).doubleValue());
    }
    return node.isNumber() ? PeriodicBox.cube(node.doubleValue()) : null;
  }

  /** A whole number that may be written as 16 or 16.0. */
  static int whole(JsonNode node) {
    return node.decimalValue().intValueExact();
  }

  static @Nullable Double number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isNumber() ? Double.valueOf(value.doubleValue()) : null;
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.stringValue()));
    return texts;
  }

  private static @Nullable List<String> texts(JsonNode node, String key) {
    return node.has(key) ? texts(node.path(key)) : null;
  }

  private static @Nullable String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() ? value.stringValue() : null;
  }
}
