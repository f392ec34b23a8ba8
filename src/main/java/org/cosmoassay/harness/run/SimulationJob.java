package org.cosmoassay.harness.run;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.cosmoassay.harness.config.SuiteFile;
import org.cosmoassay.harness.engine.Job;
import org.cosmoassay.reference.simulator.suite.Suite;
import org.cosmoassay.reference.simulator.suite.SuiteRunner;

/**
 * Simulations of a suite, a task each.
 *
 * @param numbers of the simulations to make, in the order of the suite
 */
record SimulationJob(SuiteFile.Text text, ArrayList<Integer> numbers)
    implements Job<SimulationJob.Made> {

  /**
   * Files of a simulation.
   *
   * @param files by name, in the order they are to be written
   */
  record Made(LinkedHashMap<String, byte[]> files) implements Serializable {}

  @Override
  public Made run(int task) throws Exception {
    Suite suite = text.suite();
    Path scratch = Files.createTempDirectory("cosmoassay-");
    LinkedHashMap<String, byte[]> files = new LinkedHashMap<>();
    try {
      for (Path file :
          SuiteRunner.make(suite, suite.simulations().get(numbers.get(task)), scratch)) {
        files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        Files.delete(file);
      }
    } finally {
      OpenBenchmark.delete(scratch);
    }
    return new Made(files);
  }

  @Override
  public void release() {
    // Tasks share nothing.
  }
}
