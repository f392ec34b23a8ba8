package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.generators.field.FieldModels;
import org.cosmoassay.generators.model.Checksum;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.harness.config.DataSetPlace;
import org.cosmoassay.harness.config.ModelPlace;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.config.SourceSpec;
import org.cosmoassay.harness.config.TrainingLabel;
import org.cosmoassay.reference.dataset.DataCatalogue;
import org.cosmoassay.reference.dataset.DataSet;
import org.cosmoassay.reference.dataset.DataSets;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The clouds that a source learned from: those the benchmark states, else those its model's folder
 * names, when they belong to a data set that ships.
 *
 * @param what they are, in one line
 * @param clouds at least one
 * @param inputs the files they were read from
 */
record TrainingSet(String what, List<PointCloud> clouds, List<Path> inputs) {

  public TrainingSet {
    clouds = List.copyOf(clouds);
    inputs = List.copyOf(inputs);
  }

  /** Nothing, when nobody says what the source learned from. */
  static Optional<TrainingSet> of(SourceSpec spec, SourceSet sources) throws SourceException {
    List<Origin.Catalogues> stated = spec.training().catalogues();
    if (!stated.isEmpty()) {
      return Optional.of(stated(spec, stated, sources));
    }
    if (spec.origin() instanceof Origin.Perturbed perturbed) {
      Optional<SourceSpec> original = sources.spec(perturbed.source());
      return original.isEmpty() ? Optional.empty() : of(original.get(), sources);
    }
    if (spec.origin() instanceof Origin.Trained trained) {
      try {
        return ofModel(ModelPlace.of(trained.model()));
      } catch (IOException | CatalogueException | IllegalArgumentException e) {
        throw SourceException.of(spec.name() + ", training", e);
      }
    }
    return Optional.empty();
  }

  private static TrainingSet stated(
      SourceSpec spec, List<Origin.Catalogues> stated, SourceSet sources) throws SourceException {
    List<PointCloud> clouds = new ArrayList<>();
    List<Path> inputs = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Origin.Catalogues catalogues : stated) {
      try (CloudSource source = sources.training(spec.name(), catalogues)) {
        for (int i = 0; i < source.size(); i++) {
          clouds.add(source.realize(i).cloud());
        }
        inputs.addAll(source.inputs());
        names.add(String.valueOf(catalogues.file().path().getFileName()));
      } catch (IOException e) {
        throw SourceException.of(spec.name() + ", training", e);
      }
    }
    return new TrainingSet(String.join(" and ", names), clouds, inputs);
  }

  private static Optional<TrainingSet> ofModel(ModelPlace place)
      throws IOException, CatalogueException {
    if (place.isDescription()) {
      return Optional.empty();
    }
    ModelDescription model = ModelDescription.of(place.path());
    Optional<TrainingLabel> label = TrainingLabel.parse(model.data());
    if (label.isEmpty() || !DataSets.isKnown(label.get().suite())) {
      return Optional.empty();
    }
    TrainingSet set = ofLabel(model.data(), label.get());
    if (set.clouds.isEmpty()) {
      return Optional.empty();
    }
    // Of other families the checksum holds base halos too, which take long to make again.
    if (model.family().equals(FieldModels.FAMILY)
        && !Checksum.of(List.of(Ensemble.of(set.clouds))).equals(model.checksum())) {
      throw new IllegalArgumentException(
          "%s learned from other clouds than %s holds now; state `training`"
              .formatted(place.path(), model.data()));
    }
    return Optional.of(set);
  }

  private static TrainingSet ofLabel(String what, TrainingLabel label)
      throws IOException, CatalogueException {
    DataSet data = DataSets.named(label.suite());
    List<PointCloud> clouds = new ArrayList<>();
    List<Path> inputs = new ArrayList<>();
    if (data.home() == null) {
      return new TrainingSet(what, clouds, inputs);
    }
    for (DataCatalogue catalogue : catalogues(data, label)) {
      Path file = DataSetPlace.of(data.name() + DataSet.SEPARATOR + catalogue.name(), null).file();
      try (Catalogue snapshots = Catalogues.open(file, CatalogueOptions.defaults())) {
        for (int i = 0; i < snapshots.size(); i++) {
          if (label.only().holds(i, snapshots.cosmology(i))) {
            clouds.add(snapshots.read(i).cloud());
          }
        }
      }
      inputs.add(file);
    }
    return new TrainingSet(what, clouds, inputs);
  }

  /** Those of the label's sets, in the order in which training reads them. */
  private static List<DataCatalogue> catalogues(DataSet data, TrainingLabel label) {
    if (label.sets().isEmpty()) {
      String end = label.catalogue("") + ".npz";
      return data.catalogues().stream().filter(c -> c.file().endsWith(end)).toList();
    }
    return label.sets().stream()
        .flatMap(
            set ->
                data.catalogues().stream()
                    .filter(c -> c.file().equals(label.catalogue(set) + ".npz")))
        .toList();
  }
}
