package org.cosmoassay.harness.config;

/** A constant that has its own word in benchmark files. */
public interface Word {

  /** The word in benchmark files and results, e.g. {@code velocity-scale}. */
  String word();

  /** The constant of a word. */
  static <E extends Enum<E> & Word> E parse(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.word().equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(word + " is no " + type.getSimpleName() + ".");
  }
}
