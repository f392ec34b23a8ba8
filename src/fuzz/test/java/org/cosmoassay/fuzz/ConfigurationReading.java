package org.cosmoassay.fuzz;

import java.nio.file.Path;
import java.util.Map;
import org.cosmoassay.harness.config.BenchmarkFile;
import org.cosmoassay.harness.config.OnnxModelFile;
import org.cosmoassay.harness.config.SuiteFile;
import org.cosmoassay.harness.config.TrainingFile;

/** The YAML that users write. */
final class ConfigurationReading {

  private ConfigurationReading() {}

  static void benchmark(Path file) throws Exception {
    BenchmarkFile.load(file, Map.of());
  }

  static void suite(Path file) throws Exception {
    SuiteFile.read(file).suite();
  }

  static void training(Path file) throws Exception {
    TrainingFile.load(file);
  }

  static void onnxDescription(Path file) throws Exception {
    OnnxModelFile.load(file);
  }
}
