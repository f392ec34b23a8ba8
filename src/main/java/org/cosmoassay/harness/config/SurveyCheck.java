package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cosmoassay.reference.format.ColumnEntries;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.suite.Subject;
import org.cosmoassay.statistics.survey.SurveyStatistic;
import tools.jackson.databind.JsonNode;

/**
 * Whether reference, sources and statistics are all of surveys, or none is. Runs before the schema:
 * what is mixed would otherwise be full of unknown keys.
 */
final class SurveyCheck {

  private static final String REFERENCE = "/reference";
  private static final Set<String> ON_SKY = Set.of("ra", "dec", "redshift", "cz");
  private static final Set<String> IN_SPACE = Set.of("x", "y", "z");

  /** What makes clouds in a box. */
  private static final List<String> OF_BOXES = List.of("generator", "command", "perturbed");

  /** What says how catalogues in a box are read, and what to do instead. */
  private static final Map<String, String> OF_BOX_FILES =
      Map.of(
          "dataset", "name its files with `catalogues`",
          "format", "the content of a survey's file tells its format; remove it",
          "objects",
              "the first table of a FITS file is read; keep the survey's there, and remove it",
          "select", "cut the file instead: the randoms would have to be cut alike",
          "units", "columns are degrees, redshifts or km/s, and Mpc/h; remove it",
          "hubble", "distances are in Mpc/h; remove it");

  private static final List<String> WINDOW_RANGES = List.of("ra", "dec", "distance");

  private final Document document;
  private final JsonNode reference;
  private final JsonNode sources;
  private final JsonNode statistics;

  private SurveyCheck(Document document) {
    this.document = document;
    this.reference = document.root().path("reference");
    this.sources = document.list("sources");
    this.statistics = document.list("statistics");
  }

  /** Adds a problem for everything that does not fit together. */
  static void check(Document document) {
    new SurveyCheck(document).run();
  }

  /** Whether a reference is measured as a survey. */
  static boolean isSurvey(JsonNode reference) {
    return isOnTheSky(reference) || reference.has("window");
  }

  /** Whether a reference or a source is a survey by itself: by its randoms, or by its columns. */
  static boolean isOnTheSky(JsonNode node) {
    return node.has("randoms") || columns(node).stream().anyMatch(ON_SKY::contains);
  }

  /** What the columns are, without where they are: {@code ra} of {@code ra=NAME}. */
  private static List<String> columns(JsonNode node) {
    return columns(node, "columns");
  }

  private static List<String> columns(JsonNode node, String key) {
    List<String> columns = new ArrayList<>();
    node.path(key).forEach(column -> columns.add(ColumnEntries.target(column.asString(""))));
    return columns;
  }

  private void run() {
    boolean onTheSky = isOnTheSky(reference);
    if (onTheSky) {
      checkNoBoxFile(reference, REFERENCE);
      checkColumns(reference, REFERENCE);
      if (reference.has("generator")) {
        document.problemAtKey(
            "/reference/generator",
            "`generator` makes clouds in a box, which have no randoms of their own; give it a"
                + " `window`, or remove what is on the sky");
        document.refuse(REFERENCE);
      }
    }
    for (int i = 0; i < sources.size(); i++) {
      JsonNode source = sources.get(i);
      String pointer = child("/sources", i);
      if (onTheSky) {
        checkSurvey(source, pointer);
      } else if (reference.isObject()) {
        checkNoSurvey(source, pointer);
      }
    }
    checkStatistics();
    checkWindow();
  }

  /** A source beside a reference on the sky. */
  private void checkSurvey(JsonNode source, String pointer) {
    for (String key : OF_BOXES) {
      if (source.has(key)) {
        document.problemAtKey(
            child(pointer, key),
            "`%s` makes clouds in a box, and the reference is a survey; judge `catalogues` on the"
                    .formatted(key)
                + " sky, or take a reference in a box and give it a `window`");
        document.refuse(pointer);
        return;
      }
    }
    if (source.has("box")) {
      document.problemAtKey(
          child(pointer, "box"),
          "the source is in a box, and the reference is a survey; both must be the same: remove"
              + " `box`, or `randoms` of the reference");
      document.refuse(pointer);
      return;
    }
    checkNoBoxFile(source, pointer);
    checkColumns(source, pointer);
  }

  private void checkNoBoxFile(JsonNode node, String pointer) {
    OF_BOX_FILES.forEach(
        (key, instead) -> {
          if (node.has(key)) {
            String at = child(pointer, key);
            document.problemAtKey(
                at,
                "`%s` is for catalogues in a box, and this is a survey: %s"
                    .formatted(key, instead));
            document.refuse(at);
          }
        });
  }

  /** A source beside a reference in a box. */
  private void checkNoSurvey(JsonNode source, String pointer) {
    if (isOnTheSky(source)) {
      String key = source.has("randoms") ? "randoms" : "columns";
      document.problemAtKey(
          child(pointer, key),
          "the source is a survey, and the reference is in a box; both must be the same: give the"
              + " reference `randoms` too, or remove what is on the sky");
      document.refuse(pointer);
    }
  }

  private void checkColumns(JsonNode node, String pointer) {
    boolean sound = checkColumns(node, pointer, "randoms-columns");
    if (checkColumns(node, pointer, "columns") && sound) {
      checkDistances(node, pointer);
    }
  }

  /** Whether a list of columns, or that there is none, makes sense. */
  private boolean checkColumns(JsonNode node, String pointer, String key) {
    List<String> columns = columns(node, key);
    String at = child(pointer, key);
    if (!columns.isEmpty()) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < columns.size(); i++) {
        if (!columns.get(i).equals("-") && !seen.add(columns.get(i))) {
          document.problemAt(
              child(at, i), "the column `" + columns.get(i) + "` is named twice; name it once");
        }
      }
      boolean inSpace = seen.stream().anyMatch(IN_SPACE::contains);
      boolean onSky = seen.stream().anyMatch(ON_SKY::contains);
      if (inSpace && onSky) {
        document.problemAt(
            at, "columns on the sky and in space are mixed; name ra, dec, redshift or x, y, z");
        return false;
      }
      if (inSpace ? !seen.containsAll(IN_SPACE) : !seen.containsAll(Set.of("ra", "dec"))) {
        document.problemAt(
            at,
            inSpace
                ? "a position has x, y and z; name all three columns"
                : "a direction has ra and dec; name both columns");
        return false;
      }
      if (seen.containsAll(Set.of("redshift", "cz"))) {
        document.problemAt(at, "redshift and cz say the same; keep one of them");
        return false;
      }
    }
    return true;
  }

  /** Statistics of pairs in space need distances, and those a cosmology. */
  private void checkDistances(JsonNode node, String pointer) {
    List<String> columns = node.has("columns") ? columns(node) : columns(reference);
    Optional<String> inSpace = needsDistances();
    if (inSpace.isEmpty() || columns.contains("x")) {
      return;
    }
    boolean isReference = pointer.equals(REFERENCE);
    if (!columns.isEmpty() && !columns.contains("redshift") && !columns.contains("cz")) {
      // What a source takes from the reference is reported there.
      if (!isReference && !node.has("columns")) {
        return;
      }
      document.problemAt(
          child(pointer, "columns"),
          "`%s` needs distances; name a column redshift or cz, or measure w-theta alone"
              .formatted(inSpace.get()));
    } else if (!node.has("omega-m")
        && !reference.has("omega-m")
        && (isReference || columns(reference).contains("x"))) {
      document.problemAt(
          pointer,
          "redshifts become distances by a cosmology, which `%s` needs; add `omega-m: 0.3` to the"
                  .formatted(inSpace.get())
              + " reference, or measure w-theta alone");
    }
  }

  /** The first listed statistic that needs distances. */
  private Optional<String> needsDistances() {
    for (JsonNode entry : statistics) {
      for (String kind : entry.propertyNames()) {
        if (Subject.SURVEY.find(kind).filter(SurveyCheck::needsDistances).isPresent()) {
          return Optional.of(kind);
        }
      }
    }
    return Optional.empty();
  }

  private static <E extends Estimator> boolean needsDistances(StatisticDefinition<E> definition) {
    return ((SurveyStatistic) definition.make(definition.defaults())).needsDistances();
  }

  private void checkStatistics() {
    boolean survey = isSurvey(reference);
    Set<String> here = new HashSet<>(survey ? Subject.SURVEY.ids() : Subject.CLOUD.ids());
    Set<String> elsewhere = new HashSet<>(survey ? Subject.CLOUD.ids() : Subject.SURVEY.ids());
    (survey ? elsewhere : here).addAll(Subject.TWO_CLOUDS.ids());
    for (int i = 0; i < statistics.size(); i++) {
      for (Map.Entry<String, JsonNode> entry : statistics.get(i).properties()) {
        String kind = entry.getKey();
        String pointer = child(child("/statistics", i), kind);
        if (!here.contains(kind) && elsewhere.contains(kind)) {
          document.problemAtKey(
              pointer,
              survey
                  ? "`%s` is a statistic of boxes, and the reference is a survey; of surveys there are %s"
                      .formatted(kind, String.join(", ", Subject.SURVEY.ids()))
                  : "`%s` is a statistic of surveys, and the reference is in a box; give the reference `randoms` or a `window`, or leave it out"
                      .formatted(kind));
          document.refuse(pointer);
        }
      }
    }
  }

  private void checkWindow() {
    JsonNode window = reference.path("window");
    String at = "/reference/window";
    for (String key : WINDOW_RANGES) {
      JsonNode range = window.path(key);
      if (range.size() == 2 && range.get(0).isNumber() && range.get(1).isNumber()) {
        double lo = range.get(0).doubleValue();
        double hi = range.get(1).doubleValue();
        if (!(lo < hi)) {
          document.problemAt(
              child(at, key), "the range [" + lo + ", " + hi + "] is empty; write [LO, HI]");
        }
        double side = StatisticCheck.shortestSide(reference);
        if (key.equals("distance") && hi > side) {
          document.problemAt(
              child(at, key),
              "the window reaches %s Mpc/h, beyond the box; end at %s Mpc/h or before"
                  .formatted(hi, side));
        }
      }
    }
  }
}
