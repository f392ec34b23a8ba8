package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.config.SuiteFile;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.simulator.suite.Suite;
import org.cosmoassay.reference.simulator.suite.SuiteRunner;
import org.cosmoassay.reference.simulator.suite.SuiteSimulation;

/**
 * Has simulations made by an engine.
 *
 * @param text the suite, to be read again elsewhere
 */
public record EngineWorkshop(Engine engine, SuiteFile.Text text, Suite suite)
    implements SuiteRunner.Workshop {

  @Override
  public void make(List<SuiteSimulation> simulations, Path folder, SuiteRunner.Listener listener)
      throws IOException {
    List<SuiteSimulation> all = suite.simulations();
    ArrayList<Integer> numbers = new ArrayList<>();
    simulations.forEach(simulation -> numbers.add(all.indexOf(simulation)));
    SimulationJob job = new SimulationJob(text.absolute(), numbers);
    Engine.Results<SimulationJob.Made> results =
        (task, made) -> {
          for (Map.Entry<String, byte[]> file : made.files().entrySet()) {
            AtomicFile.write(folder.resolve(file.getKey()), file.getValue());
          }
          listener.made();
        };
    try (Engine.Execution execution = engine.start(job, numbers.size(), results)) {
      for (int task = 0; task < numbers.size(); task++) {
        execution.await(task);
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while simulations were made elsewhere", e);
    } catch (Exception e) {
      throw new IllegalStateException("A simulation failed: " + e.getMessage(), e);
    }
  }
}
