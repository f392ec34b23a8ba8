package org.cosmoassay.harness.config;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.table.NumberTable;
import org.cosmoassay.reference.simulator.gravity.GravitySettings;
import org.cosmoassay.reference.simulator.halo.HaloOccupation;
import org.cosmoassay.reference.simulator.linear.ParameterRange;
import org.cosmoassay.reference.simulator.suite.Design;
import org.cosmoassay.reference.simulator.suite.LinearTable;
import org.cosmoassay.reference.simulator.suite.Method;
import org.cosmoassay.reference.simulator.suite.Phasing;
import org.cosmoassay.reference.simulator.suite.SimulationSet;
import org.cosmoassay.reference.simulator.suite.SimulationSettings;
import org.cosmoassay.reference.simulator.suite.Split;
import org.cosmoassay.reference.simulator.suite.Suite;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.fourier.MassAssignment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads files of simulation suites. All problems of a file are reported together. */
public final class SuiteFile {

  private static final int MOST_MESH_CELLS = 1024;
  private static final String LINEAR_POWER = "linear-power";

  private final Document document;
  private final JsonNode root;
  private final Path directory;

  private SuiteFile(Document document, Path directory) {
    this.document = document;
    this.root = document.root();
    this.directory = directory;
  }

  /**
   * A suite as it was written, with all it takes to read it again in another process.
   *
   * @param name what messages call it
   * @param text in YAML
   * @param directory what relative paths in it are relative to
   */
  public record Text(String name, String text, String directory) implements Serializable {

    /** The same, wherever it is read from. */
    public Text absolute() {
      return new Text(name, text, Path.of(directory).toAbsolutePath().toString());
    }

    /**
     * The suite.
     *
     * @throws ConfigurationException with everything that has to be mended
     */
    public Suite suite() throws ConfigurationException {
      return parse(name, text, Path.of(directory));
    }
  }

  /** The text of a file, read once. */
  public static Text read(Path file) throws ConfigurationException {
    Path parent = file.getParent();
    return new Text(
        file.toString(), ConfigurationText.read(file), parent == null ? "" : parent.toString());
  }

  /**
   * The suite in a text.
   *
   * @param name what messages call the text
   * @param directory what relative paths in it are relative to
   * @throws ConfigurationException with everything that has to be mended
   */
  static Suite parse(String name, String text, Path directory) throws ConfigurationException {
    Document document = YamlReader.read(name, text);
    SchemaCheck.check(document, ShippedSchema.suite());
    document.throwIfProblems();
    SuiteFile file = new SuiteFile(document, directory);
    file.check();
    Suite suite = file.read();
    document.throwIfProblems();
    return suite;
  }

  private void check() {
    int particles = BenchmarkReader.whole(root.path("particles"));
    if (particles % 2 != 0) {
      document.problemAt("/particles", particles + " is odd; write an even number");
    }
    boolean hasMesh = Method.ofWord(root.path("method").asString("cola")) == Method.COLA;
    if (hasMesh && particles * meshFactor() > MOST_MESH_CELLS) {
      document.problemAt(
          "/particles",
          "%d particles with %d mesh cells each make %d cells per side; at most %d are possible"
              .formatted(particles, meshFactor(), particles * meshFactor(), MOST_MESH_CELLS));
    }
    double before =
        root.path("initial-redshift").asDouble(GravitySettings.DEFAULT.initialRedshift());
    for (int i = 0; i < root.path("redshifts").size(); i++) {
      double redshift = root.path("redshifts").get(i).doubleValue();
      if (redshift >= before) {
        document.problemAt(
            Document.child("/redshifts", i),
            redshift
                + " is not below "
                + before
                + "; list redshifts in decreasing order, below the initial redshift");
      }
      before = redshift;
    }
    for (String problem :
        ParameterRange.problems(cosmology(root.path("cosmology"), Cosmology.UNSTATED))) {
      document.problemAt("/cosmology", problem);
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < root.path("sets").size(); i++) {
      JsonNode set = root.path("sets").get(i);
      String pointer = Document.child("/sets", i);
      if (!names.add(set.path("name").stringValue().toLowerCase(Locale.ROOT))) {
        document.problemAt(pointer + "/name", "another set has this name; choose another");
      }
      if (!isDesigned(set, pointer)) {
        // One problem is enough: what cannot be read is not judged further.
        document.refuse(pointer);
      }
    }
  }

  /** Whether a set has what its design needs; else the document says what is wrong. */
  private boolean isDesigned(JsonNode set, String pointer) {
    String design = set.path("design").asString("fiducial");
    boolean varies = design.equals("latin-hypercube") || design.equals("sobol");
    boolean good = hasExactlyWhen(set, pointer, "parameters", varies, design);
    if (root.has(LINEAR_POWER) && !design.equals("fiducial")) {
      document.problemAt(
          set.has("design") ? Document.child(pointer, "design") : pointer,
          "`linear-power` is the table of one cosmology, and this set has several: keep the design fiducial, or remove the table");
      good = false;
    }
    if (!hasExactlyWhen(set, pointer, "cosmologies", design.equals("list"), design)) {
      good = false;
    }
    for (Map.Entry<String, JsonNode> entry : set.path("parameters").properties()) {
      double least = entry.getValue().get(0).doubleValue();
      double most = entry.getValue().get(1).doubleValue();
      if (!(least < most)) {
        document.problemAt(
            pointer + "/parameters/" + entry.getKey(),
            "[" + least + ", " + most + "] is empty; write [LO, HI] with LO below HI");
        good = false;
      }
    }
    return good;
  }

  private boolean hasExactlyWhen(
      JsonNode set, String pointer, String key, boolean wanted, String design) {
    if (wanted && !set.has(key)) {
      document.problemAt(
          pointer, "the design " + design + " needs `" + key + "`; add `" + key + ": ...`");
    }
    if (!wanted && set.has(key)) {
      document.problemAtKey(
          Document.child(pointer, key),
          "the design " + design + " has no use for `" + key + "`; remove it or change `design`");
    }
    return wanted == set.has(key);
  }

  private Suite read() {
    Cosmology fiducial = cosmology(root.path("cosmology"), Cosmology.UNSTATED);
    List<SimulationSet> sets = new ArrayList<>();
    for (int i = 0; i < root.path("sets").size(); i++) {
      SimulationSet set = set(root.path("sets").get(i), Document.child("/sets", i), fiducial);
      if (set != null) {
        sets.add(set);
      }
    }
    return new Suite(
        root.path("name").stringValue(),
        root.path("description").asString(""),
        root.path("seed").asLong(Defaults.SEED),
        fiducial,
        settings(),
        sets);
  }

  private SimulationSettings settings() {
    GravitySettings defaults = GravitySettings.DEFAULT;
    JsonNode halos = root.path("halos");
    List<Double> redshifts = new ArrayList<>();
    root.path("redshifts").forEach(redshift -> redshifts.add(redshift.doubleValue()));
    return new SimulationSettings(
        Method.ofWord(root.path("method").asString("cola")),
        root.path("box").doubleValue(),
        BenchmarkReader.whole(root.path("particles")),
        new GravitySettings(
            meshFactor(),
            root.path("steps").asInt(defaults.steps()),
            root.path("initial-redshift").asDouble(defaults.initialRedshift()),
            MassAssignment.ofLabel(
                root.path("assignment").asString(defaults.assignment().label()))),
        redshifts,
        BenchmarkReader.whole(halos.path("count")),
        halos.path("least-particles").asInt(30),
        halos.path("bias").asDouble(1),
        galaxies(root.path("galaxies")),
        linearPower(root.path(LINEAR_POWER)));
  }

  /** The table of the linear power; null without one, or when the document says what is wrong. */
  private @Nullable LinearTable linearPower(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    String written = node.path("table").stringValue();
    String pointer = "/linear-power/table";
    try {
      double[][] columns = NumberTable.firstColumns(directory.resolve(written), 2);
      return LinearTable.of(written, columns[0], columns[1]);
    } catch (CatalogueException e) {
      document.problemAt(pointer, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      document.problemAt(pointer, written + ": " + e.getMessage());
    }
    return null;
  }

  private int meshFactor() {
    return root.path("mesh-factor").asInt(GravitySettings.DEFAULT.meshFactor());
  }

  private static @Nullable HaloOccupation galaxies(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    return new HaloOccupation(
        node.path("log-m-min").doubleValue(),
        node.path("sigma-log-m").doubleValue(),
        node.path("log-m-0").doubleValue(),
        node.path("log-m-1").doubleValue(),
        node.path("alpha").doubleValue());
  }

  /** A set; null when it was found to be impossible, which the document then says. */
  private @Nullable SimulationSet set(JsonNode node, String pointer, Cosmology fiducial) {
    Map<Split, Integer> splits = new TreeMap<>();
    for (Split split : Split.values()) {
      if (node.path("split").has(split.word())) {
        splits.put(split, BenchmarkReader.whole(node.path("split").path(split.word())));
      }
    }
    Phasing phasing =
        Phasing.valueOf(node.path("phases").asString("random").toUpperCase(Locale.ROOT));
    if (document.isRefused(pointer)) {
      return null;
    }
    try {
      SimulationSet set =
          new SimulationSet(
              node.path("name").stringValue(), design(node, fiducial), phasing, splits);
      set.requirePossible(fiducial);
      return set;
    } catch (IllegalArgumentException e) {
      document.problemAt(pointer, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static Design design(JsonNode node, Cosmology fiducial) {
    return switch (node.path("design").asString("fiducial")) {
      case "latin-hypercube" -> new Design.LatinHypercube(spans(node.path("parameters")));
      case "sobol" -> new Design.Sobol(spans(node.path("parameters")));
      case "list" -> {
        List<Cosmology> cosmologies = new ArrayList<>();
        node.path("cosmologies").forEach(c -> cosmologies.add(cosmology(c, fiducial)));
        yield new Design.Listed(cosmologies);
      }
      default -> new Design.Repeated();
    };
  }

  private static List<Design.Span> spans(JsonNode node) {
    List<Design.Span> spans = new ArrayList<>();
    for (ParameterRange parameter : ParameterRange.values()) {
      JsonNode interval = node.path(key(parameter));
      if (interval.isArray()) {
        spans.add(
            new Design.Span(
                parameter, interval.get(0).doubleValue(), interval.get(1).doubleValue()));
      }
    }
    return spans;
  }

  private static Cosmology cosmology(JsonNode node, Cosmology fallback) {
    Cosmology cosmology = fallback;
    for (ParameterRange parameter : ParameterRange.values()) {
      JsonNode value = node.path(key(parameter));
      if (value.isNumber()) {
        cosmology = parameter.with(cosmology, value.doubleValue());
      }
    }
    return cosmology;
  }

  private static String key(ParameterRange parameter) {
    return parameter.label().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
