package org.cosmoassay.harness.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.cosmoassay.generators.GeneratorFactory;

/**
 * Reads benchmark files: YAML, variables, schema, and what the schema cannot say. All problems of a
 * file are reported together. Whether the files it names exist is for their readers to find.
 */
public final class BenchmarkFile {

  private BenchmarkFile() {}

  /**
   * The benchmark in a file.
   *
   * @param file a YAML file in UTF-8; relative paths in it are relative to its directory
   * @param variables values that override the defaults of the file's variables; a path that starts
   *     with one of these is relative to the current directory. {@code data-dir} is the directory
   *     of data sets
   * @throws ConfigurationException with everything that has to be mended
   */
  public static Benchmark load(Path file, Map<String, String> variables)
      throws ConfigurationException {
    return BenchmarkText.read(file, variables).benchmark();
  }

  /**
   * The benchmark in a text.
   *
   * @param name what messages call the text
   * @param baseDirectory what relative paths are relative to
   * @param variables as for {@link #load}
   * @throws ConfigurationException with everything that has to be mended
   */
  public static Benchmark parse(
      String name, String text, Path baseDirectory, Map<String, String> variables)
      throws ConfigurationException {
    return parse(name, text, baseDirectory, Path.of(""), variables, generators());
  }

  static Benchmark parse(BenchmarkText benchmark) throws ConfigurationException {
    return parse(
        benchmark.name(),
        benchmark.text(),
        Path.of(benchmark.directory()),
        Path.of(benchmark.userDirectory()),
        benchmark.variables(),
        generators());
  }

  static Benchmark parse(
      String name,
      String text,
      Path baseDirectory,
      Path userDirectory,
      Map<String, String> variables,
      Set<String> generators)
      throws ConfigurationException {
    Document document = YamlReader.read(name, text);
    Map<String, String> others = new LinkedHashMap<>(variables);
    String data = others.remove(DataSetExpansion.DIRECTORY);
    Set<String> fromUser =
        DataSetExpansion.expand(document, data, Variables.substitute(document, others));
    SurveyCheck.check(document);
    SchemaCheck.check(document, ShippedSchema.benchmark());
    PresetExpansion.expand(document);
    SourceCheck.check(document, generators);
    StatisticCheck.check(document);
    TableCheck.check(document);
    document.throwIfProblems();
    return BenchmarkReader.read(document, baseDirectory, userDirectory, fromUser);
  }

  private static Set<String> generators() {
    Set<String> names = new TreeSet<>();
    ClassLoader loader = GeneratorFactory.class.getClassLoader();
    ServiceLoader.load(GeneratorFactory.class, loader).forEach(f -> names.add(f.name()));
    return names;
  }
}
