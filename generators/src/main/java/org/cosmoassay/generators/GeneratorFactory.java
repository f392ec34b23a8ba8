package org.cosmoassay.generators;

/** Makes the built-in generator of one name; found by {@code ServiceLoader}. */
public interface GeneratorFactory {

  /** The name in benchmark files, e.g. {@code thomas}. */
  String name();

  /** One sentence for {@code list generators}. */
  String description();

  /**
   * The generator.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter and its fix
   */
  Generator create(GeneratorSettings settings);
}
