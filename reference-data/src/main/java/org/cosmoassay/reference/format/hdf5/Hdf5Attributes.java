package org.cosmoassay.reference.format.hdf5;

import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Attributes of a group or dataset; call under {@link Hdf5Problem#guard}. */
final class Hdf5Attributes {

  private Hdf5Attributes() {}

  /** The number an attribute is, or the only one it has; empty when it is absent or no number. */
  static OptionalDouble number(@Nullable Node node, String... names) {
    for (String name : names) {
      Object value = value(node, name);
      if (value != null && value.getClass().isArray() && Array.getLength(value) == 1) {
        value = Array.get(value, 0);
      }
      if (value instanceof Number number) {
        return OptionalDouble.of(number.doubleValue());
      }
    }
    return OptionalDouble.empty();
  }

  /** The text of an attribute; null when it is absent or no text. */
  static @Nullable String text(Node node, String... names) {
    for (String name : names) {
      Object value = value(node, name);
      if (value instanceof String[] several && several.length == 1) {
        return several[0];
      }
      if (value instanceof String text) {
        return text;
      }
    }
    return null;
  }

  private static @Nullable Object value(@Nullable Node node, String name) {
    return node == null ? null : Hdf5Storage.value(node.getAttribute(name));
  }
}
