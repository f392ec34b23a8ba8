package org.cosmoassay.harness.config;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads the plain part of YAML 1.2 (core schema): maps with text keys, lists and scalars. Tags,
 * anchors and aliases are refused, so no document can name a class or grow beyond its own text.
 */
final class YamlReader {

  /** Characters a benchmark file may have; real ones have a few thousand. */
  static final int CHARACTER_LIMIT = 1 << 20;

  /** Maps and lists inside each other; the schema needs 6. */
  static final int DEPTH_LIMIT = 32;

  /** Digits; reading a number takes time as their square. */
  private static final int LONGEST_INTEGER = 1000;

  /** Values of all kinds; to check one against the schema takes some ten kilobytes. */
  static final int VALUE_LIMIT = 20_000;

  private static final long HELD_ALWAYS = 1 << 16;
  private static final long HELD_RATIO = 32;

  private static final ScalarResolver SCALARS = new CoreSchema().getScalarResolver();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Document document;
  private final Iterator<Event> events;

  /** Characters of all places in the document; each place of a benchmark has some thirty. */
  private final long heldLimit;

  private int values;

  private YamlReader(Document document, String text) {
    this.document = document;
    this.heldLimit = HELD_ALWAYS + HELD_RATIO * text.length();
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(CHARACTER_LIMIT).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** The text as a document; a text that is not YAML stops at the first such place. */
  static Document read(String file, String text) throws ConfigurationException {
    Document document = new Document(file);
    if (text.length() > CHARACTER_LIMIT) {
      document.problem(
          "holds more than "
              + CHARACTER_LIMIT
              + " characters; a benchmark file has a few thousand, name a benchmark and not a"
              + " catalogue");
      document.throwIfProblems();
    }
    try {
      new YamlReader(document, text).readStream();
      if (document.root().isNull() && !document.hasProblems()) {
        document.problem(
            Position.START,
            "is empty; write a benchmark, `cosmoassay init` makes one to start from");
        document.throwIfProblems();
      }
      return document;
    } catch (ReaderException e) {
      document.problem(
          place(text, e.getPosition()),
          "holds the control character U+"
              + String.format(Locale.ROOT, "%04X", e.getCodePoint())
              + "; remove it, or write it as an escape in double quotes");
    } catch (MarkedYamlEngineException e) {
      document.problem(position(e.getProblemMark().or(e::getContextMark)), syntax(e));
    } catch (YamlEngineException e) {
      document.problem("is no YAML that can be read (" + e.getMessage() + "); mend the syntax");
    } catch (TooLargeException e) {
      document.problem(e.at, e.getMessage() + "; no benchmark needs that");
    }
    throw document.failure();
  }

  private void readStream() throws TooLargeException {
    int documents = 0;
    while (events.hasNext()) {
      Event event = events.next();
      if (!(event instanceof DocumentStartEvent)) {
        continue;
      }
      if (++documents > 1) {
        document.problem(
            position(event.getStartMark()),
            "a second document starts; keep one benchmark in a file and remove the `---`");
        return;
      }
      document.root(readNode(events.next(), "", 0));
    }
  }

  private JsonNode readNode(Event event, String pointer, int depth) throws TooLargeException {
    Position at = position(event.getStartMark());
    document.mark(pointer, at);
    if (document.held() > heldLimit) {
      throw new TooLargeException(at, "names too long for so many values below them");
    }
    values++;
    if (values > VALUE_LIMIT) {
      throw new TooLargeException(at, "more than " + VALUE_LIMIT + " values");
    }
    if (event instanceof AliasEvent alias) {
      document.problem(at, "alias `*" + alias.getAlias() + "` is not allowed; write the value out");
      document.refuse(pointer);
      return NullNode.getInstance();
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      document.problem(at, "anchor `&" + node.getAnchor().get() + "` is not allowed; remove it");
    }
    if (event instanceof ScalarEvent scalar) {
      return readScalar(scalar, pointer, at);
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    refuseTag(start.getTag(), at);
    if (depth >= DEPTH_LIMIT) {
      throw new TooLargeException(
          at, "more than " + DEPTH_LIMIT + " maps and lists inside each other");
    }
    return start.getEventId() == Event.ID.SequenceStart
        ? readList(pointer, depth)
        : readMap(pointer, depth);
  }

  private JsonNode readList(String pointer, int depth) throws TooLargeException {
    ArrayNode list = NODES.arrayNode();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      list.add(readNode(event, Document.child(pointer, list.size()), depth + 1));
    }
    return list;
  }

  private JsonNode readMap(String pointer, int depth) throws TooLargeException {
    ObjectNode map = NODES.objectNode();
    Set<String> seen = new HashSet<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      Position at = position(event.getStartMark());
      if (!(event instanceof ScalarEvent key)) {
        document.problem(at, "a key must be plain text; write `key: value`");
        readNode(event, Document.child(pointer, ""), depth + 1);
        readNode(events.next(), Document.child(pointer, ""), depth + 1);
        continue;
      }
      refuseTag(key.getTag(), at);
      if (key.getAnchor().isPresent()) {
        document.problem(at, "anchor `&" + key.getAnchor().get() + "` is not allowed; remove it");
      }
      String name = key.getValue();
      if (!seen.add(name)) {
        document.problem(at, "key `" + name + "` is there twice; keep one of them");
        readNode(events.next(), Document.child(pointer, ""), depth + 1);
        continue;
      }
      String child = Document.child(pointer, name);
      document.markKey(child, at);
      map.set(name, readNode(events.next(), child, depth + 1));
    }
    return map;
  }

  private JsonNode readScalar(ScalarEvent scalar, String pointer, Position at) {
    refuseTag(scalar.getTag(), at);
    String text = scalar.getValue();
    if (!scalar.isPlain()) {
      return StringNode.valueOf(text);
    }
    Tag tag = SCALARS.resolve(text, true);
    if (tag.equals(Tag.NULL)) {
      return NullNode.getInstance();
    }
    if (tag.equals(Tag.BOOL)) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) && text.length() > LONGEST_INTEGER) {
      document.problem(at, "a whole number of " + text.length() + " digits; write a smaller one");
      document.refuse(pointer);
      return NullNode.getInstance();
    }
    if (tag.equals(Tag.INT)) {
      return BigIntegerNode.valueOf(integer(text));
    }
    if (tag.equals(Tag.FLOAT)) {
      Optional<Double> number = finite(text);
      if (number.isPresent()) {
        return DoubleNode.valueOf(number.get());
      }
      document.problem(at, "`" + text + "` is not a finite number; write a finite one");
      document.refuse(pointer);
      return NullNode.getInstance();
    }
    return StringNode.valueOf(text);
  }

  private static BigInteger integer(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }

  /** The number, unless it is {@code .nan}, {@code .inf} or beyond the range of a double. */
  private static Optional<Double> finite(String text) {
    if (text.endsWith("n") || text.endsWith("N") || text.endsWith("f") || text.endsWith("F")) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  private void refuseTag(Optional<String> tag, Position at) {
    if (tag.isPresent()) {
      document.problem(at, "tag `" + tag.get() + "` is not allowed; write the plain value");
    }
  }

  private static String syntax(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return "not YAML: "
        + (context + e.getProblem()).strip().replaceAll("\\s+", " ")
        + "; check indentation (spaces, no tabs), brackets and quotes";
  }

  private static Position position(Optional<Mark> mark) {
    return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(Position.START);
  }

  /** The place of the character (code point) at an index from 0. */
  static Position place(String text, int index) {
    int line = 1;
    int column = 1;
    int[] points = text.codePoints().limit(index).toArray();
    for (int point : points) {
      line += point == '\n' ? 1 : 0;
      column = point == '\n' ? 1 : column + 1;
    }
    return new Position(line, column);
  }

  /** Ends the reading of a hostile document before the stack or the heap does. */
  private static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Position at;

    TooLargeException(Position at, String message) {
      super(message);
      this.at = at;
    }
  }
}
