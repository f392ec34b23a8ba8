package org.cosmoassay.generators.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An ONNX file looked through before any of it is run: which other files hold its weights, whether
 * it has operators that are not of the standard, and whether it draws random numbers of its own,
 * which no seed here could reach. Field numbers are those of {@code onnx.proto}.
 *
 * @param sha256 of the file and of those that hold its weights, in the order of their names
 */
record OnnxFile(String sha256) {

  /** Java arrays end there; so do files of protocol buffers. */
  private static final long LARGEST = Integer.MAX_VALUE - 16;

  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_FUNCTION = 25;
  private static final int FUNCTION_NODE = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_SPARSE_INITIALIZER = 15;
  private static final int NODE_OPERATOR = 4;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int NODE_DOMAIN = 7;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int ATTRIBUTE_TENSORS = 10;
  private static final int ATTRIBUTE_GRAPHS = 11;
  private static final int SPARSE_VALUES = 1;
  private static final int SPARSE_INDICES = 2;
  private static final int TENSOR_EXTERNAL = 13;
  private static final int ENTRY_KEY = 1;
  private static final int ENTRY_VALUE = 2;
  private static final String LOCATION = "location";

  /** No graph of people nests deeper; one that does would end the stack. */
  private static final int DEEPEST = 64;

  /** Operators whose result no input decides. */
  private static final String RANDOM =
      "bernoulli|multinomial|randomnormal|randomnormallike|randomuniform|randomuniformlike";

  /** Domains of the standard and of ONNX Runtime's own fused operators, all inside its library. */
  private static final String DOMAINS = "|ai\\.onnx|ai\\.onnx\\.ml|com\\.microsoft";

  /**
   * Looks through a file.
   *
   * @throws OnnxModelException naming the file and everything that keeps it from being used
   */
  static OnnxFile read(Path file) throws IOException {
    Contents contents = new Contents();
    byte[] bytes = bytes(file);
    try {
      contents.model(ProtobufReader.of(bytes));
    } catch (OnnxModelException e) {
      throw new OnnxModelException(file + " " + e.getMessage(), e);
    }
    if (!contents.hasGraph) {
      throw new OnnxModelException(
          file + " holds no graph, so it is no ONNX model; export it again");
    }
    contents.requireUsable(file);
    MessageDigest digest = newDigest();
    digest.update(bytes);
    for (String external : contents.external) {
      update(digest, external(file, external));
    }
    return new OnnxFile(HexFormat.of().formatHex(digest.digest()));
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new OnnxModelException(
          file + (Files.exists(file) ? " is no file" : " does not exist") + "; mend `onnx:`");
    }
    if (Files.size(file) > LARGEST) {
      throw new OnnxModelException(
          file + " is larger than 2 GB; export it with its weights as external data");
    }
    return Files.readAllBytes(file);
  }

  private static Path external(Path file, String name) throws IOException {
    Path folder = file.toAbsolutePath().normalize().resolveSibling("").normalize();
    Path path;
    try {
      path = folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new OnnxModelException(
          "%s keeps weights in `%s`, which is no path here".formatted(file, name), e);
    }
    if (!path.startsWith(folder)) {
      throw outside(file, name);
    }
    if (!Files.isRegularFile(path)) {
      throw new OnnxModelException(
          "%s keeps weights in `%s`, which is not there; put that file into the same folder"
              .formatted(file, name));
    }
    // Links are followed only within the folder: it may come from somebody else.
    if (!path.toRealPath().startsWith(file.toRealPath().resolveSibling(""))
        && !path.toRealPath().startsWith(folder.toRealPath())) {
      throw outside(file, name);
    }
    return path;
  }

  private static OnnxModelException outside(Path file, String name) {
    return new OnnxModelException(
        "%s keeps weights in `%s`, outside its own folder; export it again with the weights beside it"
            .formatted(file, name));
  }

  private static void update(MessageDigest digest, Path file) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** What was seen on the way. */
  private static final class Contents {

    private boolean hasGraph;
    private final SortedSet<String> external = new TreeSet<>();
    private final SortedSet<String> random = new TreeSet<>();
    private final SortedSet<String> foreign = new TreeSet<>();

    void requireUsable(Path file) throws OnnxModelException {
      if (!foreign.isEmpty()) {
        throw new OnnxModelException(
            "%s needs operators of its own (%s), and no code of a model is ever loaded; export it with operators of the ONNX standard"
                .formatted(file, String.join(", ", foreign)));
      }
      if (!random.isEmpty()) {
        throw new OnnxModelException(
            "%s draws random numbers itself (%s), so that no seed decides its samples; export it with the noise as an input"
                .formatted(file, String.join(", ", random)));
      }
    }

    void model(ProtobufReader model) throws OnnxModelException {
      while (model.next()) {
        if (model.isText(MODEL_GRAPH)) {
          hasGraph = true;
          graph(model.message(), 0);
        } else if (model.isText(MODEL_FUNCTION)) {
          ProtobufReader function = model.message();
          while (function.next()) {
            if (function.isText(FUNCTION_NODE)) {
              node(function.message(), 0);
            }
          }
        }
      }
    }

    private void graph(ProtobufReader graph, int depth) throws OnnxModelException {
      if (depth > DEEPEST) {
        throw new OnnxModelException("nests graphs more than %d deep".formatted(DEEPEST));
      }
      while (graph.next()) {
        if (graph.isText(GRAPH_NODE)) {
          node(graph.message(), depth);
        } else if (graph.isText(GRAPH_INITIALIZER)) {
          tensor(graph.message());
        } else if (graph.isText(GRAPH_SPARSE_INITIALIZER)) {
          ProtobufReader sparse = graph.message();
          while (sparse.next()) {
            if (sparse.isText(SPARSE_VALUES) || sparse.isText(SPARSE_INDICES)) {
              tensor(sparse.message());
            }
          }
        }
      }
    }

    private void node(ProtobufReader node, int depth) throws OnnxModelException {
      String operator = "";
      String domain = "";
      while (node.next()) {
        if (node.isText(NODE_OPERATOR)) {
          operator = node.text();
        } else if (node.isText(NODE_DOMAIN)) {
          domain = node.text();
        } else if (node.isText(NODE_ATTRIBUTE)) {
          attribute(node.message(), depth);
        }
      }
      if (operator.toLowerCase(Locale.ROOT).matches(RANDOM)) {
        random.add(operator);
      }
      if (!domain.matches(DOMAINS)) {
        foreign.add(domain + "." + operator);
      }
    }

    private void attribute(ProtobufReader attribute, int depth) throws OnnxModelException {
      while (attribute.next()) {
        if (attribute.isText(ATTRIBUTE_TENSOR) || attribute.isText(ATTRIBUTE_TENSORS)) {
          tensor(attribute.message());
        } else if (attribute.isText(ATTRIBUTE_GRAPH) || attribute.isText(ATTRIBUTE_GRAPHS)) {
          graph(attribute.message(), depth + 1);
        }
      }
    }

    private void tensor(ProtobufReader tensor) throws OnnxModelException {
      while (tensor.next()) {
        if (tensor.isText(TENSOR_EXTERNAL)) {
          ProtobufReader entry = tensor.message();
          String key = "";
          String value = "";
          while (entry.next()) {
            if (entry.isText(ENTRY_KEY)) {
              key = entry.text();
            } else if (entry.isText(ENTRY_VALUE)) {
              value = entry.text();
            }
          }
          if (key.equals(LOCATION)) {
            external.add(value);
          }
        }
      }
    }
  }
}
