package org.cosmoassay.harness.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cosmoassay.harness.config.TrainingFile;
import org.cosmoassay.harness.config.TrainingLabel;
import org.cosmoassay.harness.mock.PairedBase;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of a suite that a model is trained on.
 *
 * @param simulations phases and true cosmology
 * @param clouds with the cosmology that the model is told
 * @param label what they are, for model files
 */
record TrainingClouds(
    List<PairedBase.Simulation> simulations, List<PointCloud> clouds, String label) {

  public TrainingClouds {
    simulations = List.copyOf(simulations);
    clouds = List.copyOf(clouds);
  }

  /**
   * The snapshots that a training file asks for.
   *
   * @throws IOException when the suite cannot be read, or none of its simulations is asked for
   */
  static TrainingClouds of(TrainingFile file) throws IOException, CatalogueException {
    List<PairedBase.Simulation> simulations = new ArrayList<>();
    List<PointCloud> clouds = new ArrayList<>();
    SuiteTable table = SuiteTable.read(file.suite());
    Set<String> sets = new LinkedHashSet<>(file.sets());
    if (sets.isEmpty()) {
      table.rows().forEach(row -> sets.add(row.set()));
    }
    for (String set : sets) {
      List<PairedBase.Simulation> rows =
          table.rows().stream()
              .filter(row -> row.set().equals(set) && row.split().equals(file.split()))
              .map(SuiteTable.Row::simulation)
              .filter(s -> s.cosmology().redshift() == file.redshift())
              .toList();
      Path catalogue =
          file.suite().resolve("%s-%s-z%s.npz".formatted(set, file.split(), file.redshift()));
      if (!Files.exists(catalogue)) {
        throw new IOException(
            "%s does not exist; sets of the suite are %s"
                .formatted(
                    catalogue, table.rows().stream().map(SuiteTable.Row::set).distinct().toList()));
      }
      try (Catalogue snapshots = Catalogues.open(catalogue, CatalogueOptions.defaults())) {
        if (snapshots.size() != rows.size()) {
          throw new IOException(
              "%s has %d clouds, but simulations.csv lists %d; make the suite again"
                  .formatted(catalogue, snapshots.size(), rows.size()));
        }
        for (int i = 0; i < rows.size(); i++) {
          Cosmology cosmology = rows.get(i).cosmology();
          if (!file.only().holds(i, cosmology)) {
            continue;
          }
          simulations.add(rows.get(i));
          clouds.add(snapshots.asEnsemble().cloud(i).withCosmology(told(file.told(), cosmology)));
        }
      }
    }
    if (clouds.isEmpty()) {
      throw new IOException(
          "no simulation of %s is within %s; widen `only`".formatted(file.suite(), file.only()));
    }
    return new TrainingClouds(simulations, clouds, TrainingLabel.of(file));
  }

  private static Cosmology told(TrainingFile.@Nullable Told told, Cosmology simulated) {
    return told == null
        ? simulated
        : new Cosmology(
            told.omegaM(),
            simulated.omegaB(),
            simulated.h(),
            simulated.nS(),
            told.sigma8(),
            simulated.redshift());
  }
}
