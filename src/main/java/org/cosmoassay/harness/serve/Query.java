package org.cosmoassay.harness.serve;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names and values after the question mark of an address. */
final class Query {

  /** More than any page here has fields. */
  private static final int MOST_VALUES = 200;

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Query() {}

  /**
   * Reads {@code name=value&name=value}.
   *
   * @param text as in the address; null without
   * @return nothing where it cannot be read
   */
  static Optional<Query> parse(@Nullable String text) {
    Query query = new Query();
    String[] pairs = text == null || text.isEmpty() ? new String[0] : text.split("&", -1);
    if (pairs.length > MOST_VALUES) {
      return Optional.empty();
    }
    for (String pair : pairs) {
      int cut = pair.indexOf('=');
      Optional<String> name = decoded(cut < 0 ? pair : pair.substring(0, cut), true);
      Optional<String> value = decoded(cut < 0 ? "" : pair.substring(cut + 1), true);
      if (name.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      query.values.computeIfAbsent(name.get(), n -> new ArrayList<>()).add(value.get());
    }
    return Optional.of(query);
  }

  /** The first value of a name without blanks around it; empty without. */
  String value(String name) {
    return values.getOrDefault(name, List.of("")).get(0).strip();
  }

  /** Every value of a name. */
  List<String> values(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The same with another value; an empty one takes the name away. */
  Query with(String name, String value) {
    Query other = new Query();
    other.values.putAll(values);
    if (value.isEmpty()) {
      other.values.remove(name);
    } else {
      other.values.put(name, List.of(value));
    }
    return other;
  }

  /** As it stands in an address, with the question mark; empty without values. */
  String text() {
    List<String> pairs = new ArrayList<>();
    values.forEach(
        (name, list) ->
            list.stream()
                .filter(v -> !v.isEmpty())
                .forEach(v -> pairs.add(encoded(name) + "=" + encoded(v))));
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  /** A query of one name and value, to be extended by {@link #with}. */
  static Query of(String name, String value) {
    return new Query().with(name, value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Text with its percent signs resolved.
   *
   * @param form whether a plus sign is a blank
   * @return nothing where an escape is no byte, or the bytes are no UTF-8
   */
  static Optional<String> decoded(String text, boolean form) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '%') {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        out[length++] = (byte) (16 * high + low);
        i += 2;
      } else {
        out[length++] = form && b == '+' ? (byte) ' ' : b;
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out, 0, length)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
