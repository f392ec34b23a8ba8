package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cosmoassay.generators.onnx.OnnxColumn.Meaning;
import org.cosmoassay.generators.onnx.OnnxModel.Kind;
import org.cosmoassay.generators.onnx.OnnxPort;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.cosmoassay.reference.format.unit.Quantity;
import org.cosmoassay.reference.format.unit.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the schema cannot say about descriptions of ONNX files. */
final class OnnxCheck {

  private static final String INPUTS = "inputs";
  private static final String OUTPUTS = "outputs";
  private static final String COLUMNS = "columns";

  private final Document document;
  private final JsonNode root;
  private final Kind kind;

  private OnnxCheck(Document document) {
    this.document = document;
    this.root = document.root();
    this.kind = OnnxModelFile.kind(root);
  }

  /** Adds a problem for everything that does not fit together; the schema is met already. */
  static void check(Document document) {
    new OnnxCheck(document).run();
  }

  private void run() {
    checkNames(INPUTS);
    checkNames(OUTPUTS);
    checkColumns();
    checkRoles();
    for (String list : List.of(INPUTS, OUTPUTS)) {
      for (int i = 0; i < root.path(list).size(); i++) {
        checkPort(root.path(list).get(i), OnnxModelFile.at(list, i));
      }
    }
    checkSampler();
  }

  private void checkNames(String list) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < root.path(list).size(); i++) {
      String name = root.path(list).get(i).path("name").stringValue();
      if (!taken.add(name)) {
        document.problemAt(
            child(OnnxModelFile.at(list, i), "name"), "`" + name + "` is there twice; keep one");
      }
    }
  }

  private void checkColumns() {
    Set<Meaning> there = EnumSet.noneOf(Meaning.class);
    for (int i = 0; i < root.path(COLUMNS).size(); i++) {
      JsonNode column = root.path(COLUMNS).get(i);
      String pointer = OnnxModelFile.at(COLUMNS, i);
      Meaning meaning = OnnxModelFile.meaning(column);
      if (!there.add(meaning) && meaning != Meaning.IGNORED) {
        document.problemAt(pointer, "column `" + meaning.word() + "` is there twice; keep one");
      }
      checkUnit(column, meaning, pointer);
      if (column.path("scale").asDouble(1) == 0) {
        document.problemAt(child(pointer, "scale"), "a scale of 0 makes all values equal");
      }
    }
    if (!there.containsAll(EnumSet.of(Meaning.X, Meaning.Y, Meaning.Z))) {
      document.problemAt("/" + COLUMNS, "x, y and z are needed; name the numbers that they are");
    }
    Set<Meaning> velocities = EnumSet.of(Meaning.VX, Meaning.VY, Meaning.VZ);
    long velocity = velocities.stream().filter(there::contains).count();
    if (velocity != 0 && velocity != velocities.size()) {
      document.problemAt("/" + COLUMNS, "of vx, vy and vz all are needed, or none");
    }
    if (kind != Kind.SAMPLER && there.contains(Meaning.LOG_LIKELIHOOD)) {
      document.problemAt(
          "/" + COLUMNS, "only a sampler tells log-likelihoods; write - for a number to ignore");
    }
  }

  private void checkUnit(JsonNode column, Meaning meaning, String pointer) {
    Quantity quantity = quantity(meaning);
    String unit = column.path("unit").asString("");
    if (quantity == null) {
      if (!unit.isEmpty()) {
        document.problemAt(
            child(pointer, "unit"), "`" + meaning.word() + "` has no unit; remove it");
      }
      return;
    }
    String examples = quantity.standard() + ", " + quantity.examples();
    boolean length = quantity == Quantity.LENGTH;
    if (length) {
      examples += ", or box for its side";
    }
    if (unit.isEmpty()) {
      document.problemAt(
          pointer, "`%s` needs a unit; add `unit:` %s".formatted(meaning.word(), examples));
      return;
    }
    Optional<Unit> parsed = Unit.parse(unit);
    boolean known = parsed.isPresent() && parsed.get().quantity() == quantity;
    if (!known && !(length && unit.equals("box"))) {
      document.problemAt(
          child(pointer, "unit"),
          "`%s` is no unit of `%s`; write %s".formatted(unit, meaning.word(), examples));
    }
  }

  private static @Nullable Quantity quantity(Meaning meaning) {
    return switch (meaning) {
      case X, Y, Z -> Quantity.LENGTH;
      case VX, VY, VZ -> Quantity.VELOCITY;
      case MASS -> Quantity.MASS;
      case WEIGHT, LOG_LIKELIHOOD, IGNORED -> null;
    };
  }

  private void checkRoles() {
    Set<Role> allowed =
        kind == Kind.SAMPLER
            ? EnumSet.of(Role.NOISE, Role.CONDITIONS, Role.SEED)
            : EnumSet.of(Role.CLOUD, Role.TIME, Role.CONDITIONS);
    List<Role> inputs = new ArrayList<>();
    for (int i = 0; i < root.path(INPUTS).size(); i++) {
      Role role = OnnxModelFile.role(root.path(INPUTS).get(i));
      String at = child(OnnxModelFile.at(INPUTS, i), "role");
      if (!allowed.contains(role)) {
        document.problemAt(
            at,
            "a %s takes no %s; its inputs are %s"
                .formatted(kind.word(), role.word(), words(allowed)));
      } else if (role != Role.NOISE && inputs.contains(role)) {
        document.problemAt(at, "there are two inputs of role " + role.word() + "; keep one");
      }
      inputs.add(role);
    }
    if (kind == Kind.SAMPLER && !inputs.contains(Role.NOISE) && !inputs.contains(Role.SEED)) {
      document.problemAt(
          "/" + INPUTS,
          "without noise or seed every cloud would be the same; name the input that is the noise");
    }
    if (kind != Kind.SAMPLER && !inputs.contains(Role.CLOUD)) {
      document.problemAt(
          "/" + INPUTS, "the input that is the points is missing; give one the role cloud");
    }
    List<Role> outputs = new ArrayList<>();
    root.path(OUTPUTS).forEach(output -> outputs.add(OnnxModelFile.role(output)));
    if (outputs.stream().filter(role -> role == Role.CLOUD).count() != 1) {
      document.problemAt("/" + OUTPUTS, "exactly one output must have the role cloud");
    }
    if (kind != Kind.SAMPLER && outputs.contains(Role.LOG_LIKELIHOOD)) {
      document.problemAt("/" + OUTPUTS, "only a sampler tells log-likelihoods; remove that output");
    }
  }

  private static String words(Set<Role> roles) {
    return String.join(", ", roles.stream().map(Role::word).toList());
  }

  private void checkPort(JsonNode port, String pointer) {
    Role role = OnnxModelFile.role(port);
    List<String> shape = OnnxModelFile.shape(port);
    String at = child(pointer, "shape");
    for (int i = 0; i < shape.size(); i++) {
      String word = shape.get(i);
      boolean known = word.equals(OnnxPort.BATCH) || word.equals(OnnxPort.POINTS);
      if (!known && port.path("shape").get(i).isString()) {
        document.problemAt(
            child(at, i), "`%s` is no axis; write batch, points or a number".formatted(word));
        return;
      }
    }
    requireOnly(port, pointer, "parameters", role == Role.CONDITIONS, Role.CONDITIONS);
    requireOnly(port, pointer, "distribution", role == Role.NOISE, Role.NOISE);
    requireOnly(port, pointer, "factor", role == Role.TIME, Role.TIME);
    switch (role) {
      case CLOUD -> checkCloud(shape, at);
      case CONDITIONS -> checkConditions(port, shape, pointer);
      case LOG_LIKELIHOOD -> {
        if (shape.stream().anyMatch(word -> isNumber(word) && !word.equals("1"))) {
          document.problemAt(
              at, "a log-likelihood has one number per cloud, [batch], or per point, [points]");
        }
      }
      default -> {}
    }
  }

  private void requireOnly(JsonNode port, String pointer, String key, boolean allowed, Role owner) {
    if (port.has(key) && !allowed) {
      document.problemAtKey(
          child(pointer, key), "`%s` goes with the role %s".formatted(key, owner.word()));
    }
  }

  private static boolean isNumber(String word) {
    return !word.equals(OnnxPort.BATCH) && !word.equals(OnnxPort.POINTS);
  }

  private void checkCloud(List<String> shape, String at) {
    int columns = root.path(COLUMNS).size();
    int axes = shape.size();
    boolean ends =
        axes >= 2
            && shape.get(axes - 1).equals(Integer.toString(columns))
            && shape.get(axes - 2).equals(OnnxPort.POINTS);
    boolean begins =
        ends
            && shape.subList(0, axes - 2).stream()
                .allMatch(word -> word.equals(OnnxPort.BATCH) || word.equals("1"));
    if (!begins) {
      document.problemAt(
          at,
          "a cloud of %d columns has the shape [points, %d] or [batch, points, %d]; transpose it in the graph, or mend `columns`"
              .formatted(columns, columns, columns));
    }
  }

  private void checkConditions(JsonNode port, List<String> shape, String pointer) {
    int count = port.path("parameters").size();
    if (count == 0) {
      document.problemAt(
          pointer,
          "conditions need `parameters: [Omega_m, ...]`, in their order along the last axis");
    } else if (shape.isEmpty() || !shape.get(shape.size() - 1).equals(Integer.toString(count))) {
      document.problemAt(
          child(pointer, "shape"),
          "the last axis of %d parameters must be %d".formatted(count, count));
    }
  }

  private void checkSampler() {
    JsonNode sampler = root.path("sampler");
    boolean noisy = kind == Kind.SCORE || kind == Kind.EPSILON;
    if (kind == Kind.SAMPLER) {
      if (root.has("sampler")) {
        document.problemAtKey(
            "/sampler", "a sampler needs none of this; remove it, or mend `kind`");
      }
      return;
    }
    String path = sampler.path("path").asString(noisy ? "" : "linear");
    String wanted = noisy ? "variance-preserving" : "linear";
    if (!path.equals(wanted)) {
      document.problemAt(
          sampler.has("path") ? "/sampler/path" : "/sampler",
          "a %s is followed along a path that is %s; write `path: %s`"
              .formatted(kind.word(), wanted, wanted));
    }
    if (noisy && sampler.has("beta") == sampler.has("gamma")) {
      document.problemAt(
          "/sampler", "one of `beta: [FIRST, LAST]` and `gamma: [FIRST, LAST]` is needed");
    }
    for (String key : List.of("beta", "gamma", "least-time")) {
      if (!noisy && sampler.has(key)) {
        document.problemAtKey(child("/sampler", key), "goes with a score or epsilon; remove it");
      }
    }
    if (noisy && sampler.has("data-at")) {
      document.problemAtKey(
          "/sampler/data-at", "variance-preserving paths have data at time 0; remove it");
    }
    if (!noisy && sampler.path("solver").asString("").equals(OnnxSamplerReader.ANCESTRAL)) {
      document.problemAt(
          "/sampler/solver", "a velocity has no noise to draw anew; name a solver of equations");
    }
    try {
      OnnxSamplerReader.path(sampler);
    } catch (IllegalArgumentException e) {
      document.problemAt("/sampler", String.valueOf(e.getMessage()));
    }
  }
}
