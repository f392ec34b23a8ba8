package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.field.FieldModels;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.generators.training.TrainingSettings;
import org.cosmoassay.harness.config.TrainingFile;
import org.cosmoassay.harness.run.Progress;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.harness.training.FieldTraining;
import org.cosmoassay.harness.training.HaloTraining;
import org.cosmoassay.reference.format.CatalogueException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code train}: a generative model on a suite of simulations. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Train a generative model of halo clouds or density maps. Resumes from its last checkpoint.")
final class TrainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "MODEL.yaml", description = "A training file.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the model; made when it is not there.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path out;

  @Option(
      names = "--bases",
      paramLabel = "DIR",
      description =
          "Directory in which base halos are kept for other trainings on the same simulations.")
  private @Nullable Path bases;

  @Option(
      names = "--checkpoint",
      paramLabel = "SECONDS",
      description =
          "Time between checkpoints, which a stopped training resumes from; default:"
              + " ${DEFAULT-VALUE}.")
  private double checkpointSeconds = TrainingSettings.DEFAULTS.checkpointSeconds();

  @Option(names = "--quiet", description = "No progress and no summary; files and exit code only.")
  private boolean quiet;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Main main;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!(checkpointSeconds >= 0)) {
      throw new UsageException("--checkpoint " + checkpointSeconds + ": write 0 or more");
    }
    TrainingFile training = TrainingFile.load(file).withCheckpointSeconds(checkpointSeconds);
    return WorkFolder.whileLocked(
        out, "train", () -> Threads.call(threads.count(), () -> train(training)));
  }

  private int train(TrainingFile training) throws Exception {
    Progress progress = main.resumableProgress(quiet);
    String command = "cosmoassay train %s --out %s".formatted(file, out);
    try {
      if (training.family().equals(FieldModels.FAMILY)) {
        FieldTraining.run(training, out, command, progress);
      } else {
        HaloTraining.run(training, out, command, bases, progress);
      }
    } catch (IOException
        | CatalogueException
        | GeneratorException
        | TrainingDivergedException
        | IllegalArgumentException e) {
      throw new UsageException("%s: %s".formatted(file, e.getMessage()));
    } finally {
      progress.end();
    }
    if (!quiet) {
      spec.commandLine().getOut().println("trained model: " + out + "; see MODEL_CARD.md");
    }
    return ExitCode.PASS;
  }
}
