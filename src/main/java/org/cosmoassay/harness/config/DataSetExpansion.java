package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cosmoassay.reference.dataset.DataSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what the manifest of a data set states where a reference or source says {@code dataset:
 * NAME} or {@code dataset: NAME/CATALOGUE}: the catalogue in the directory of data or, of a data
 * set that ships, in the clone; columns, box, redshift and conditions. What the benchmark states
 * itself stays.
 */
final class DataSetExpansion {

  /** The variable that names the directory of data, {@code --data-dir}. */
  static final String DIRECTORY = "data-dir";

  private static final String KEY = "dataset";

  private final Document document;
  private final @Nullable String directory;
  private final Set<String> fromUser;

  private DataSetExpansion(Document document, @Nullable String directory, Set<String> fromUser) {
    this.document = document;
    this.directory = directory;
    this.fromUser = fromUser;
  }

  /**
   * Expands a document in place.
   *
   * @param directory where the files are, relative to the current directory; null when not given
   * @param fromUser pointers of texts that are relative to the current directory
   * @return these, with the files of data sets
   */
  static Set<String> expand(Document document, @Nullable String directory, Set<String> fromUser) {
    DataSetExpansion expansion = new DataSetExpansion(document, directory, new HashSet<>(fromUser));
    expansion.expand(document.root().path("reference"), "/reference");
    JsonNode sources = document.list("sources");
    for (int i = 0; i < sources.size(); i++) {
      expansion.expand(sources.path(i), child("/sources", i));
      TrainingNodes.of(sources.path(i), child("/sources", i))
          .forEach((pointer, node) -> expansion.expand(node, pointer));
    }
    return expansion.fromUser;
  }

  private void expand(JsonNode node, String pointer) {
    JsonNode name = node.path(KEY);
    if (!(node instanceof ObjectNode object) || !name.isString() || node.has("catalogues")) {
      return; // With catalogues of its own, a data set only says what they must be.
    }
    try {
      Path given = directory == null ? null : Path.of(directory);
      fill(object, pointer, DataSetPlace.of(name.stringValue(), given));
    } catch (IllegalArgumentException e) {
      refuse(pointer, String.valueOf(e.getMessage()));
    }
  }

  private void refuse(String pointer, String problem) {
    document.problemAt(child(pointer, KEY), problem);
    document.refuse(pointer);
  }

  private void fill(ObjectNode node, String pointer, DataSetPlace place) {
    DataSet set = place.set();
    put(node, pointer, "catalogues", place.file());
    List<String> columns = set.columns();
    if (columns != null && !node.has("columns")) {
      columns.forEach(node.putArray("columns")::add);
    }
    Path conditions = place.conditions();
    if (conditions != null && !node.has("conditions")) {
      put(node, pointer, "conditions", conditions);
    }
    if (!node.has("box")) {
      node.put("box", Double.parseDouble(set.box()));
    }
    if (!node.has("redshift")) {
      node.put("redshift", Double.parseDouble(set.redshift()));
    }
  }

  private void put(ObjectNode node, String pointer, String key, Path path) {
    node.put(key, path.toString());
    fromUser.add(child(pointer, key));
  }
}
