package org.cosmoassay.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark once, on little data; each checks its own results. */
class BenchmarksTest {

  @Test
  void everyBenchmarkRunsAndItsResultsHold() throws Exception {
    Options options =
        new OptionsBuilder()
            .include("org.cosmoassay.benchmark.*")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(1))
            .param("kind", "clustered")
            .param("points", "2000")
            .param("bins", "lin:1:50:20")
            .param("queries", "1000")
            .param("grid", "32")
            .param("threads", "2")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    assertThat(results).hasSize(7);
    assertThat(results).allSatisfy(r -> assertThat(r.getPrimaryResult().getScore()).isPositive());
  }
}
