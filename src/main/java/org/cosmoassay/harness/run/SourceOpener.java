package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Generators;
import org.cosmoassay.generators.process.ExternalCommand;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.config.InputFile;
import org.cosmoassay.harness.config.ModelPlace;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.config.SourceSpec;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.reference.dataset.DataSets;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.CatalogueOptions.InvalidPoints;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/** Makes sources from their specifications, before any window is put before them. */
final class SourceOpener {

  private final Benchmark benchmark;
  private final RunDirectory directory;
  private final InputPlaces places;
  private final SurveyFiles surveyFiles = new SurveyFiles();

  SourceOpener(Benchmark benchmark, RunDirectory directory) {
    this.benchmark = benchmark;
    this.directory = directory;
    this.places = new InputPlaces(directory);
  }

  /** The reference. */
  CloudSource reference() throws SourceException {
    Benchmark.Reference spec = benchmark.reference();
    String name = spec.name();
    if (spec.origin() instanceof Origin.Catalogues catalogues) {
      return catalogue(
          name, spec.description(), catalogues, catalogues.box(), catalogues.redshift(), false);
    }
    Origin.BuiltIn builtIn = (Origin.BuiltIn) spec.origin();
    List<Cosmology> conditions = new ArrayList<>();
    for (int i = 0; i < required(builtIn.realizations()); i++) {
      conditions.add(stated(builtIn.redshift(), builtIn.omegaM()));
    }
    return generator(
        name,
        spec.description(),
        builtIn,
        required(builtIn.box()),
        required(builtIn.points()),
        conditions,
        noise(name));
  }

  private SampledSource.Noise noise(String stream) {
    return new SampledSource.Noise(benchmark.seed(), stream);
  }

  /** A source has seeds of its own, unless it has a twin, whose seeds it shares. */
  private SampledSource.Noise noise(SourceSpec spec) {
    String twin = spec.training().twin();
    return noise(twin == null ? spec.name() : twin);
  }

  /**
   * Surveys on disk, of the reference or of a source.
   *
   * @param judgeInvalid whether points that cannot be part of a survey are left out and counted
   */
  Source surveys(
      String name, @Nullable String description, Origin.Surveys origin, boolean judgeInvalid)
      throws SourceException {
    try {
      return SkySource.open(
          name,
          description,
          SurveyFiles.expand(here(origin.catalogues(), name)),
          SurveyFiles.expand(here(origin.randoms(), name)),
          new SurveyReader(origin.columns(), origin.omegaM(), judgeInvalid),
          // Bad randoms are never judged: they are the user's, not the source's.
          new SurveyReader(origin.randomsColumns(), origin.omegaM(), false),
          surveyFiles);
    } catch (CatalogueException e) {
      throw SourceException.of(name, e);
    }
  }

  private List<InputFile> here(List<InputFile> files, String source) throws SourceException {
    List<InputFile> here = new ArrayList<>();
    for (InputFile file : files) {
      here.add(new InputFile(file.written(), places.of(file, source)));
    }
    return here;
  }

  /**
   * Clouds that a source learned from.
   *
   * @param source name of the source
   */
  CloudSource training(String source, Origin.Catalogues catalogues, Setting reference)
      throws SourceException {
    return catalogue(
        source + ", training",
        null,
        catalogues,
        catalogues.box() == null && !isCut(catalogues) ? reference.box() : catalogues.box(),
        catalogues.redshift() == null ? reference.redshift() : catalogues.redshift(),
        false);
  }

  /** A source that stands on its own. */
  CloudSource open(SourceSpec spec, Setting reference) throws SourceException {
    if (spec.origin() instanceof Origin.Catalogues catalogues) {
      boolean judge = spec.invalidPoints() == SourceSpec.InvalidPoints.JUDGE;
      return catalogue(
          spec.name(),
          spec.description(),
          catalogues,
          catalogues.box() == null && !isCut(catalogues) ? reference.box() : catalogues.box(),
          catalogues.redshift() == null ? reference.redshift() : catalogues.redshift(),
          judge);
    }
    if (spec.origin() instanceof Origin.BuiltIn builtIn) {
      return generator(
          spec.name(),
          spec.description(),
          builtIn,
          builtIn.box() == null ? required(reference.box()) : builtIn.box(),
          builtIn.points() == null ? reference.points() : builtIn.points(),
          reference.conditions(builtIn.realizations()),
          noise(spec));
    }
    if (spec.origin() instanceof Origin.Trained trained) {
      return trained(spec, trained, reference);
    }
    if (spec.origin() instanceof Origin.Command command) {
      return command(spec, command, reference);
    }
    throw new IllegalStateException(spec.name() + " is derived from another source.");
  }

  /** Another source with a planted defect. */
  CloudSource perturb(SourceSpec spec, Origin.Perturbed perturbed, CloudSource original) {
    return new PerturbedSource(spec.name(), original, perturbed.defect(), benchmark.seed());
  }

  private CloudSource catalogue(
      String name,
      @Nullable String description,
      Origin.Catalogues spec,
      @Nullable PeriodicBox box,
      @Nullable Double redshift,
      boolean judgeInvalid)
      throws SourceException {
    InvalidPoints invalid = spec.wrap() ? InvalidPoints.WRAP : InvalidPoints.REFUSE;
    Path file = places.of(spec.file(), name);
    Path conditions = spec.conditions() == null ? null : places.of(spec.conditions(), name);
    CatalogueOptions options =
        new CatalogueOptions(
            spec.columns(),
            box,
            redshift,
            spec.omegaM(),
            conditions,
            judgeInvalid ? InvalidPoints.COUNT : invalid,
            spec.loading().hubble(),
            spec.loading().units(),
            spec.loading().selection(),
            spec.loading().format(),
            spec.loading().objects(),
            false);
    List<Path> inputs = new ArrayList<>(List.of(file));
    if (conditions != null) {
      inputs.add(conditions);
    }
    try {
      String dataset = spec.loading().dataset();
      if (dataset != null) {
        DataSets.named(dataset).verify(file.resolveSibling(""));
      }
      Catalogue catalogue = Catalogues.open(file, options);
      String what =
          description != null
              ? description
              : "%d clouds from %s".formatted(catalogue.size(), file.getFileName());
      return new CatalogueSource(name, what, catalogue, inputs);
    } catch (CatalogueException e) {
      throw SourceException.of(name, e);
    }
  }

  private CloudSource generator(
      String name,
      @Nullable String description,
      Origin.BuiltIn spec,
      PeriodicBox box,
      double points,
      List<Cosmology> conditions,
      SampledSource.Noise noise)
      throws SourceException {
    try {
      Generator generator =
          Generators.create(
              spec.generator(), new GeneratorSettings(box, points, spec.parameters()));
      String what =
          description != null ? description : "built-in generator: " + generator.identity();
      return new GeneratorSource(name, what, generator, conditions, noise);
    } catch (IllegalArgumentException e) {
      throw SourceException.of(name, e);
    }
  }

  private CloudSource trained(SourceSpec spec, Origin.Trained origin, Setting reference)
      throws SourceException {
    ModelClouds.Wish wish =
        new ModelClouds.Wish() {
          @Override
          public @Nullable PeriodicBox box() throws SourceException {
            return origin.box() == null ? reference.box() : origin.box();
          }

          @Override
          public @Nullable Double points() {
            return origin.points();
          }

          @Override
          public double usualPoints() throws SourceException {
            return reference.points();
          }
        };
    try {
      return new ModelSource(
          spec.name(),
          spec.description() != null
              ? spec.description()
              : "trained model: " + origin.model().written(),
          ModelClouds.open(ModelPlace.of(origin.model()), wish),
          spec.invalidPoints() == SourceSpec.InvalidPoints.JUDGE,
          reference.conditions(origin.realizations()),
          noise(spec));
    } catch (IOException | ConfigurationException | IllegalArgumentException e) {
      throw SourceException.of(spec.name(), e);
    }
  }

  private CloudSource command(SourceSpec spec, Origin.Command origin, Setting reference)
      throws SourceException {
    InvalidPoints stated = origin.wrap() ? InvalidPoints.WRAP : InvalidPoints.REFUSE;
    boolean judge = spec.invalidPoints() == SourceSpec.InvalidPoints.JUDGE;
    CatalogueOptions options =
        new CatalogueOptions(
            origin.columns(),
            reference.box(),
            null,
            null,
            null,
            judge ? InvalidPoints.COUNT : stated);
    try {
      ExternalCommand command =
          ExternalCommand.of(
              origin.command(),
              benchmark.directory(),
              Duration.ofMillis(Math.round(1000 * origin.timeoutSeconds())));
      String what =
          spec.description() != null
              ? spec.description()
              : "external command: " + String.join(" ", origin.command());
      return new CommandSource(
          spec.name(),
          what,
          command,
          origin.output(),
          options,
          reference.conditions(origin.realizations()),
          noise(spec),
          directory);
    } catch (IllegalArgumentException e) {
      throw SourceException.of(spec.name(), e);
    }
  }

  /** A cosmology of which only this may be known. */
  static Cosmology stated(@Nullable Double redshift, @Nullable Double omegaM) {
    Cosmology cosmology = Cosmology.UNSTATED;
    if (redshift != null) {
      cosmology = cosmology.withRedshift(redshift);
    }
    return omegaM == null ? cosmology : cosmology.withOmegaM(omegaM);
  }

  /** Whether a part of the file's box is read, so that the reference's box is not the file's. */
  private static boolean isCut(Origin.Catalogues catalogues) {
    return catalogues.loading().selection().subBox() != null;
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("The benchmark was loaded without a required value.");
    }
    return value;
  }
}
