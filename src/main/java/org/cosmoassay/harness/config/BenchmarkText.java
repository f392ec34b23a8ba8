package org.cosmoassay.harness.config;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A benchmark as it was written, with all it takes to read it again in another process.
 *
 * @param name what messages call it
 * @param text in YAML
 * @param directory what relative paths in it are relative to
 * @param userDirectory what paths in values of variables are relative to
 * @param variables as for {@link BenchmarkFile#load}
 */
public record BenchmarkText(
    String name,
    String text,
    String directory,
    String userDirectory,
    TreeMap<String, String> variables)
    implements Serializable {

  /** The text of a file, read once. */
  public static BenchmarkText read(Path file, Map<String, String> variables)
      throws ConfigurationException {
    Path parent = file.toAbsolutePath().getParent();
    Path directory = file.isAbsolute() || parent == null ? parent : file.getParent();
    return new BenchmarkText(
        file.toString(),
        ConfigurationText.read(file),
        directory == null ? "" : directory.toString(),
        "",
        new TreeMap<>(variables));
  }

  /** The same, wherever it is read from. */
  public BenchmarkText absolute() {
    return new BenchmarkText(
        name, text, absolute(directory), absolute(userDirectory), new TreeMap<>(variables));
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }

  /**
   * The benchmark, complete and checked.
   *
   * @throws ConfigurationException with everything that has to be mended
   */
  public Benchmark benchmark() throws ConfigurationException {
    return BenchmarkFile.parse(this);
  }
}
