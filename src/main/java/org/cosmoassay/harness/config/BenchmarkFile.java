package org.cosmoassay.harness.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

  private static final char BYTE_ORDER_MARK = '\uFEFF';

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
    String name = file.toString();
    Path parent = file.toAbsolutePath().getParent();
    Path directory = file.isAbsolute() || parent == null ? parent : file.getParent();
    return parse(name, text(file), directory == null ? Path.of("") : directory, variables);
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
    return parse(name, text, baseDirectory, variables, generators());
  }

  static Benchmark parse(
      String name,
      String text,
      Path baseDirectory,
      Map<String, String> variables,
      Set<String> generators)
      throws ConfigurationException {
    Document document = YamlReader.read(name, text);
    Map<String, String> others = new LinkedHashMap<>(variables);
    String data = others.remove(DataSetExpansion.DIRECTORY);
    Set<String> fromUser =
        DataSetExpansion.expand(document, data, Variables.substitute(document, others));
    SurveyCheck.check(document);
    SchemaCheck.check(document);
    SourceCheck.check(document, generators);
    StatisticCheck.check(document);
    document.throwIfProblems();
    return BenchmarkReader.read(document, baseDirectory, fromUser);
  }

  private static Set<String> generators() {
    Set<String> names = new TreeSet<>();
    ClassLoader loader = GeneratorFactory.class.getClassLoader();
    ServiceLoader.load(GeneratorFactory.class, loader).forEach(f -> names.add(f.name()));
    return names;
  }

  private static String text(Path file) throws ConfigurationException {
    Document document = new Document(file.toString());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(4 * YamlReader.CHARACTER_LIMIT + 1);
    } catch (IOException e) {
      String reason =
          e instanceof NoSuchFileException
              ? "there is no such file; check the path"
              : "cannot be read (" + e.getMessage() + "); name a readable file";
      throw new ConfigurationException(new Problem(file.toString(), 0, 0, reason), e);
    }
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), text, true);
    String read = text.flip().toString();
    if (result.isError() && read.length() <= YamlReader.CHARACTER_LIMIT) {
      document.problem(
          YamlReader.place(read, Integer.MAX_VALUE),
          "the next byte is not UTF-8; save the file as UTF-8 text");
      throw document.failure();
    }
    return !read.isEmpty() && read.charAt(0) == BYTE_ORDER_MARK ? read.substring(1) : read;
  }
}
