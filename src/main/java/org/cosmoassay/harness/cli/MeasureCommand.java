package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.run.SlabMeasurement;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CataloguePieces;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.PointBatches;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.FieldStatistic;
import org.cosmoassay.statistics.slab.SlabStatistic;
import org.cosmoassay.statistics.suite.KnownStatistics;
import org.cosmoassay.statistics.survey.Survey;
import org.cosmoassay.statistics.survey.SurveyStatistic;
import org.cosmoassay.statistics.twopoint.JackknifeCovariance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code measure}: one statistic of one cloud. */
@Command(
    name = MeasureCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Measure one statistic of one catalogue in a periodic box; of two with --with;",
      "or of a survey whose window random points trace, with --randoms."
    })
final class MeasureCommand implements Callable<Integer> {

  static final String NAME = "measure";

  /** How a measurement is printed. */
  enum Format {
    CSV,
    JSON
  }

  @Parameters(
      index = "0",
      paramLabel = "CATALOGUE",
      description =
          "A catalogue file, a folder or a quoted pattern of files that are pieces of one catalogue,"
              + " or a data set with --data-dir.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path file;

  @Parameters(index = "1..*", paramLabel = "PIECE", description = "Further pieces, in order.")
  private List<Path> furtherPieces = List.of();

  @Mixin private CatalogueArguments catalogueArguments = new CatalogueArguments();

  @Mixin private StatisticArguments statisticArguments = new StatisticArguments();

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description = "A second catalogue in the same box, for statistics of two clouds.")
  private @Nullable Path with;

  @Mixin private SurveyArguments surveyArguments = new SurveyArguments();

  @Mixin private JackknifeArguments jackknife = new JackknifeArguments();

  @Mixin private FieldArguments fieldArguments = new FieldArguments();

  @Mixin private SlabArguments slabArguments = new SlabArguments();

  @Option(
      names = "--realization",
      paramLabel = "I",
      description = "Which cloud of a file of many, from 0; default: ${DEFAULT-VALUE}.")
  private int realization;

  @Mixin private EngineArguments engineArguments = new EngineArguments();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write; default: standard output.")
  private @Nullable Path out;

  @Option(names = "--format", description = "csv or json; default: json for a FILE.json, else csv.")
  private @Nullable Format format;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  /** Adds the options of all statistics to this command of the program. */
  static void addOptions(CommandLine program) {
    CommandLine measure = Objects.requireNonNull(program.getSubcommands().get(NAME));
    StatisticArguments.addOptions(measure.getCommandSpec());
  }

  /** A measurement and what it is of. */
  private record Result(
      Measurement measurement,
      Estimator statistic,
      MeasurementPrinter.Measured measured,
      Map<String, String> provenance) {

    /** The same with errors of a jackknife. */
    Result with(JackknifeCovariance covariance, String description) {
      provenance.put("jackknife", description);
      return new Result(
          JackknifeArguments.withErrors(measurement, covariance),
          statistic,
          new MeasurementPrinter.Measured(
              measured.catalogue(), measured.box(), measured.count(), covariance),
          provenance);
    }
  }

  @Override
  public Integer call() throws Exception {
    Path randoms = surveyArguments.randoms();
    if (with != null && randoms != null) {
      throw new UsageException("--with and --randoms exclude each other; keep one of them");
    }
    if (jackknife.areGiven() && (with != null || fieldArguments.areGiven())) {
      throw new UsageException(
          "--jackknife goes with one cloud or a survey; leave out --with and --field");
    }
    if (fieldArguments.areGiven() && (with != null || randoms != null)) {
      throw new UsageException("--field goes with neither --with nor --randoms; leave them out");
    }
    if (catalogueArguments.isDataSet(file)
        && (with != null || randoms != null || fieldArguments.areGiven())) {
      throw new UsageException(
          "a data set goes with one cloud in a box; name its file beside --with, --randoms or --field");
    }
    boolean inPieces = !furtherPieces.isEmpty() || CataloguePieces.areNamed(file);
    if ((inPieces || slabArguments.areGiven())
        && (with != null
            || randoms != null
            || fieldArguments.areGiven()
            || (slabArguments.areGiven() && jackknife.areGiven()))) {
      throw new UsageException(
          "pieces of a catalogue and --slabs go with one cloud in a box; leave out --with, --randoms and --field, and --jackknife beside --slabs");
    }
    if (engineArguments.areGiven() && !slabArguments.areGiven()) {
      throw new UsageException("--engine spark measures slab by slab; add --slabs N");
    }
    Result result;
    if (slabArguments.areGiven()) {
      result = inSlabs();
    } else if (inPieces) {
      result = ofCloud(pieces());
    } else if (randoms != null) {
      result = ofSurvey(randoms);
    } else if (with != null) {
      result = ofTwoClouds(with);
    } else {
      result = fieldArguments.areGiven() ? ofField() : ofCloud();
    }
    byte[] text =
        resolvedFormat() == Format.JSON
            ? MeasurementPrinter.json(
                result.measurement(), result.statistic(), result.measured(), result.provenance())
            : MeasurementPrinter.csv(result.measurement()).getBytes(StandardCharsets.UTF_8);
    print(text);
    return ExitCode.PASS;
  }

  private Result ofCloud() throws Exception {
    CatalogueArguments.Input input = catalogueArguments.input(file);
    return ofCloud(
        input.file(),
        () -> read(input),
        () -> MeasurementPrinter.provenance(Sha256.of(input.file()), realization));
  }

  private Result ofCloud(
      Path from, Callable<PointCloud> reader, Callable<Map<String, String>> provenance)
      throws Exception {
    Statistic statistic = create(KnownStatistics.all());
    try {
      PointCloud cloud = reader.call();
      requireMet(statistic.requires(), statistic, from, cloud);
      Result result =
          new Result(
              measure(() -> statistic.measure(cloud)),
              statistic,
              measured(cloud),
              provenance.call());
      return jackknife.areGiven()
          ? result.with(measure(() -> jackknife.ofCloud(statistic, cloud)), jackknife.description())
          : result;
    } catch (OutOfMemoryError e) {
      throw tooLarge(statistic, e);
    }
  }

  /** The files that were named, as pieces of one catalogue. */
  CataloguePieces pieces() throws UsageException, CatalogueException {
    CatalogueArguments.Input input = catalogueArguments.input(file);
    List<Path> files = new ArrayList<>(CataloguePieces.named(input.file()));
    files.addAll(furtherPieces);
    return CataloguePieces.of(files, input.options(), realization);
  }

  private Result ofCloud(CataloguePieces pieces) throws Exception {
    return ofCloud(
        file, pieces::read, () -> MeasurementPrinter.provenance(pieces.files(), realization));
  }

  /** The statistic that was asked for, which must need no more than a slab at a time. */
  SlabStatistic<?> slabStatistic() throws UsageException, CatalogueException {
    if (create(KnownStatistics.all()) instanceof SlabStatistic<?> statistic) {
      return statistic;
    }
    throw new UsageException(
        "--slabs: this statistic needs all points at once; choose one of pairs, knn-cdf, vpf or power, or leave out --slabs");
  }

  private Result inSlabs() throws Exception {
    SlabStatistic<?> statistic = slabStatistic();
    CataloguePieces pieces = pieces();
    try (PointBatches batches = pieces.batches(1)) {
      PointCloud first = batches.next();
      if (first != null) {
        requireMet(statistic.requires(), statistic, file, first);
      }
    }
    int slabs = slabArguments.count();
    Path scratch = slabArguments.scratch();
    SlabMeasurement.Result result;
    try (Engine engine = engineArguments.start("measure " + file, threads.count())) {
      SlabMeasurement.Elsewhere elsewhere =
          engine == null
              ? null
              : new SlabMeasurement.Elsewhere(
                  engine,
                  MeasureRequest.of(
                      spec.commandLine().getParent().getParseResult().originalArgs()));
      result =
          measure(
              () ->
                  SlabMeasurement.of(
                      statistic,
                      pieces,
                      slabs,
                      scratch,
                      TerminalProgress.create(false),
                      elsewhere));
    }
    Map<String, String> provenance = MeasurementPrinter.provenance(pieces.files(), realization);
    provenance.put("slabs", Integer.toString(result.slabs()));
    provenance.put("most_points_of_a_slab", Long.toString(result.mostPoints()));
    return new Result(
        result.measurement(),
        statistic,
        new MeasurementPrinter.Measured(
            file.toString(), result.outline().box(), result.outline().points(), null),
        provenance);
  }

  private Result ofField() throws Exception {
    if (!(create(KnownStatistics.all()) instanceof FieldStatistic statistic)) {
      throw new UsageException(
          "--statistic: only power and bispectrum measure a field; choose one of them");
    }
    PeriodicBox box = catalogueArguments.toOptions().box();
    DensityField field = fieldArguments.read(file, box);
    return new Result(
        measure(() -> statistic.measure(field)),
        statistic,
        new MeasurementPrinter.Measured(file.toString(), box, field.mesh().cells(), null),
        MeasurementPrinter.provenance(Sha256.of(file), realization));
  }

  private Result ofTwoClouds(Path second) throws Exception {
    CrossStatistic statistic = create(KnownStatistics.ofTwoClouds());
    PointCloud cloud = read(catalogueArguments.input(file));
    PointCloud other = read(catalogueArguments.input(second));
    requireMet(statistic.requires(), statistic, file, cloud);
    requireMet(statistic.requires(), statistic, second, other);
    Map<String, String> provenance = MeasurementPrinter.provenance(Sha256.of(file), realization);
    provenance.put("with", second.toString());
    provenance.put("with_sha256", Sha256.of(second));
    return new Result(
        measure(() -> statistic.measure(cloud, other)), statistic, measured(cloud), provenance);
  }

  private Result ofSurvey(Path randoms) throws Exception {
    SurveyStatistic statistic = create(KnownStatistics.ofSurveys());
    Survey data = surveyArguments.read(file, catalogueArguments, statistic.needsDistances());
    Survey window = surveyArguments.read(randoms, catalogueArguments, statistic.needsDistances());
    Map<String, String> provenance = MeasurementPrinter.provenance(Sha256.of(file), realization);
    provenance.put("randoms", randoms.toString());
    provenance.put("randoms_sha256", Sha256.of(randoms));
    Result result =
        new Result(
            measure(() -> statistic.measure(data, window)),
            statistic,
            new MeasurementPrinter.Measured(file.toString(), null, data.size(), null),
            provenance);
    return jackknife.areGiven()
        ? result.with(
            measure(() -> jackknife.ofSurvey(statistic, data, window, statisticArguments.seed())),
            jackknife.description())
        : result;
  }

  private <S> S create(List<StatisticDefinition<S>> among)
      throws UsageException, CatalogueException {
    return statisticArguments.create(
        among,
        spec.commandLine().getParseResult(),
        catalogueArguments.redshift(),
        catalogueArguments.omegaM());
  }

  private MeasurementPrinter.Measured measured(PointCloud cloud) {
    return new MeasurementPrinter.Measured(file.toString(), cloud.box(), cloud.size(), null);
  }

  private PointCloud read(CatalogueArguments.Input input)
      throws CatalogueException, UsageException, IOException {
    try (Catalogue catalogue = Catalogues.open(input.file(), input.options())) {
      if (realization < 0 || realization >= catalogue.size()) {
        throw new UsageException(
            "--realization %d: %s holds %d clouds; pass 0 to %d"
                .formatted(realization, input.file(), catalogue.size(), catalogue.size() - 1));
      }
      return catalogue.read(realization).cloud();
    }
  }

  private static void requireMet(
      Set<Requirement> required, Estimator statistic, Path path, PointCloud cloud)
      throws UsageException {
    for (Requirement requirement : Requirement.values()) {
      if (required.contains(requirement) && !requirement.isMetBy(cloud)) {
        throw new UsageException(
            "%s: the catalogue has no %s, which %s needs; %s"
                .formatted(path, requirement.label(), statistic.name(), fix(requirement)));
      }
    }
  }

  private static String fix(Requirement requirement) {
    return requirement == Requirement.EXPANSION
        ? "pass --redshift Z --omega-m OM"
        : "name its columns with --columns";
  }

  /** What does not fit into memory, and how it may. */
  private UsageException tooLarge(Statistic statistic, OutOfMemoryError e) {
    String heap = (Runtime.getRuntime().maxMemory() >> 20) + " MB";
    String slabs =
        statistic instanceof SlabStatistic<?>
            ? "pass --slabs auto to measure slab by slab, or "
            : "";
    return new UsageException(
        "%s: does not fit into the heap of %s; %sgive Java more, e.g. COSMOASSAY_JVM_OPTS=-Xmx8g"
            .formatted(file, heap, slabs),
        e);
  }

  private <T> T measure(Callable<T> work) throws Exception {
    try {
      return Threads.call(threads.count(), work);
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage(), e);
    }
  }

  private Format resolvedFormat() {
    if (format != null) {
      return format;
    }
    boolean json = out != null && out.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    return json ? Format.JSON : Format.CSV;
  }

  private void print(byte[] text) throws RunStoreException {
    if (out == null) {
      PrintWriter writer = spec.commandLine().getOut();
      writer.print(new String(text, StandardCharsets.UTF_8));
      if (writer.checkError()) {
        throw new RunStoreException(
            "standard output: cannot be written to; free some space or name a file with --out");
      }
      return;
    }
    try {
      AtomicFile.write(out, text);
    } catch (IOException e) {
      throw RunStoreException.writing(out, e);
    }
  }
}
