package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.report.Reports;
import org.cosmoassay.harness.run.Rejudgement;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gate}: judges a finished run again, for CI. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description = {
      "Judge a finished run again from its stored measurements and write junit.xml. Exhibits count as any other source.",
      "With --baseline, each source is held against the source of the same name in another run"
          + " instead of against the reference: did anything change?"
    })
final class GateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "A run directory.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path directory;

  @Option(names = "--baseline", paramLabel = "RUN", description = "Another run directory.")
  private @Nullable Path baseline;

  @Option(
      names = "--strict",
      description = "Exit with 4 when a gate is inconclusive or skipped and none failed.")
  private boolean strict;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    RunDirectory run = RunDirectory.finished(directory);
    RunDirectory against = baseline == null ? null : RunDirectory.finished(baseline);
    RunRecord judged =
        Threads.call(
            threads.count(),
            () ->
                against == null
                    ? Rejudgement.againstReference(run)
                    : Rejudgement.againstBaseline(run, against));
    Reports.writeJUnit(run, judged);
    Outcome.print(judged, true, spec.commandLine().getOut());
    return Outcome.exitCode(judged, strict, true); // CI asks about every source
  }
}
