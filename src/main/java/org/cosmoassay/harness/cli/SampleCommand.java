package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cosmoassay.generators.field.FieldModels;
import org.cosmoassay.generators.halo.HaloModels;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.config.InputFile;
import org.cosmoassay.harness.config.ModelPlace;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.run.ModelClouds;
import org.cosmoassay.harness.run.ModelSampler;
import org.cosmoassay.harness.run.Progress;
import org.cosmoassay.harness.run.SourceException;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.npy.NpyWriter;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sample}: clouds of a trained model. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description =
        "Draw clouds from a trained model. Cloud i has a seed of its own, whatever the number of"
            + " clouds and threads.")
final class SampleCommand implements Callable<Integer> {

  /** What is added to the name of the catalogue for the log-likelihoods beside it. */
  private static final String LIKELIHOOD = ".log_likelihood.npy";

  @Parameters(
      paramLabel = "MODEL",
      description =
          "Folder of a model, description of an ONNX file, or the name of a model that ships (see"
              + " `list generators`).")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path model;

  @Option(
      names = "--n",
      paramLabel = "M",
      required = true,
      description = "Number of clouds; of a model without clouds, of examples.")
  private int clouds;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description =
          "The file to write: .npy, .npz, .csv or .hdf5. Log-likelihoods go into"
              + " FILE.log_likelihood.npy, where the model tells them.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path out;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of all clouds; default: 42.")
  private long seed = 42;

  @Option(
      names = "--box",
      paramLabel = "L",
      description = "Box side in Mpc/h, or three sides LX,LY,LZ; default: the model's own.")
  private @Nullable String box;

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "Points of a cloud; default: as many as the model makes.")
  private @Nullable Double points;

  @Mixin private ConditionArguments conditions = new ConditionArguments();

  @Option(names = "--quiet", description = "No progress and no summary; files and exit code only.")
  private boolean quiet;

  @Mixin private EngineArguments engineArguments = new EngineArguments();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (clouds < 1) {
      throw new UsageException("--n " + clouds + ": write 1 or more");
    }
    if (points != null && !(points >= 1 && points == Math.rint(points))) {
      throw new UsageException("--points " + points + ": write a whole number of 1 or more");
    }
    requireWritable();
    ModelPlace place = place();
    if (holdsExamples(place)) {
      return examples(place);
    }
    PeriodicBox domain = box == null ? null : CatalogueArguments.parseBox(box);
    ModelSampler.Order order =
        new ModelSampler.Order(place, domain, points, conditions.of(clouds), seed);
    int count = threads.count();
    try (ModelClouds opened = open(order);
        Engine engine = engineArguments.start("sample " + model, count)) {
      write(opened, Threads.call(count, () -> draw(opened, order, engine)));
    }
    return ExitCode.PASS;
  }

  /** Known before hours of drawing, not after. */
  private void requireWritable() throws UsageException {
    if (Catalogues.formats().stream().noneMatch(format -> format.writes(out))) {
      throw new UsageException(
          "--out " + out + ": write a name that ends in .npy, .npz, .csv or .hdf5");
    }
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException("--out " + out + ": its folder does not exist; make it first");
    }
  }

  private ModelPlace place() throws UsageException {
    try {
      return ModelPlace.of(new InputFile(model.toString(), model));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean holdsExamples(ModelPlace place) throws UsageException {
    try {
      return !place.isDescription()
          && !HaloModels.holds(place.path())
          && !FieldModels.holds(place.path());
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private int examples(ModelPlace place) throws UsageException {
    try {
      ExampleSamples.write(place.path(), out, clouds, seed);
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
    if (!quiet) {
      spec.commandLine().getOut().println("%s: %d examples of %s".formatted(out, clouds, model));
    }
    return ExitCode.PASS;
  }

  private ModelClouds open(ModelSampler.Order order)
      throws UsageException, ConfigurationException, SourceException {
    try {
      return ModelClouds.open(order.place(), order);
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: %s%s".formatted(model, e.getMessage(), options(e)), e);
    }
  }

  private static String options(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return message.endsWith("state it")
        ? " by --box L"
        : message.endsWith("state how many") ? " by --points N" : "";
  }

  private List<ModelClouds.Drawn> draw(
      ModelClouds opened, ModelSampler.Order order, @Nullable Engine engine)
      throws SourceException, RunStoreException {
    Progress progress = TerminalProgress.create(quiet);
    progress.begin("sample", clouds);
    try {
      return engine == null
          ? ModelSampler.here(opened, order, progress)
          : ModelSampler.elsewhere(engine, order, progress);
    } finally {
      progress.end();
    }
  }

  private void write(ModelClouds opened, List<ModelClouds.Drawn> drawn)
      throws CatalogueException, UsageException {
    List<PointCloud> all = drawn.stream().map(ModelClouds.Drawn::cloud).toList();
    Path beside = out.resolveSibling(out.getFileName() + LIKELIHOOD);
    if (opened.evaluatesLikelihood()) {
      double[] values = drawn.stream().mapToDouble(ModelClouds.Drawn::logLikelihood).toArray();
      try {
        NpyWriter.of(values, values.length).writeAtomically(beside);
      } catch (IOException e) {
        throw new UsageException(beside + " cannot be written: " + e.getMessage(), e);
      }
    }
    Catalogues.write(out, Ensemble.of(all));
    if (!quiet) {
      spec.commandLine()
          .getOut()
          .println(
              "%s: %d clouds of %s%s"
                  .formatted(
                      out,
                      clouds,
                      model,
                      opened.evaluatesLikelihood() ? "; log-likelihoods in " + beside : ""));
    }
  }
}
