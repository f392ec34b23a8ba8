package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.run.RunComparison;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reports.ModelTable;
import org.cosmoassay.reports.ModelTables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: the sources of finished runs side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Put the sources of finished runs side by side: the comparison table of a paper.",
      "Distances from the reference with their errors, ranks, and who is significantly further"
          + " than the nearest. Statistics that the runs do not share are named and left out."
    })
final class CompareCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private List<Path> directories;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "md",
      description =
          "md (Markdown), tex (LaTeX with booktabs and siunitx), csv or html; default:"
              + " ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private ModelTables.Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to FILE instead of standard output.")
  private @Nullable Path out;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<RunDirectory> runs = new ArrayList<>();
    for (Path directory : directories) {
      runs.add(RunDirectory.finished(directory));
    }
    ModelTable table = Threads.call(threads.count(), () -> RunComparison.of(runs));
    String text = ModelTables.render(table, format);
    if (out == null) {
      spec.commandLine().getOut().print(text);
      return ExitCode.PASS;
    }
    try {
      AtomicFile.write(out, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw RunStoreException.writing(out, e);
    }
    return ExitCode.PASS;
  }
}
