package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.table.Conditions;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What clouds are conditioned on: a table with a row per cloud, or one cosmology for all. */
final class ConditionArguments {

  @Option(
      names = "--conditions",
      paramLabel = "FILE",
      description =
          "CSV table of cosmologies; cloud i is conditioned on row i, from the first again after"
              + " the last.")
  private @Nullable Path table;

  @Option(names = "--omega-m", paramLabel = "OM", description = "Matter density parameter.")
  private @Nullable Double omegaM;

  @Option(names = "--omega-b", paramLabel = "OB", description = "Baryon density parameter.")
  private @Nullable Double omegaB;

  @Option(
      names = "--h",
      paramLabel = "H",
      description = "Hubble constant in units of 100 km/s/Mpc.")
  private @Nullable Double h;

  @Option(names = "--n-s", paramLabel = "NS", description = "Scalar spectral index.")
  private @Nullable Double nS;

  @Option(
      names = {"--sigma8", "--sigma-8"},
      paramLabel = "S8",
      description = "Fluctuations in spheres of 8 Mpc/h.")
  private @Nullable Double sigma8;

  @Option(names = "--redshift", paramLabel = "Z", description = "Redshift of the clouds.")
  private @Nullable Double redshift;

  /** The conditions of so many clouds. */
  List<Cosmology> of(int clouds) throws UsageException, CatalogueException {
    Cosmology one =
        new Cosmology(
            number(omegaM),
            number(omegaB),
            number(h),
            number(nS),
            number(sigma8),
            number(redshift));
    if (table == null) {
      return Collections.nCopies(clouds, one);
    }
    if (!one.equals(Cosmology.UNSTATED)) {
      throw new UsageException(
          "--conditions " + table + " holds the cosmologies; leave out --omega-m and its like");
    }
    List<Cosmology> rows = Conditions.read(table);
    if (rows.isEmpty()) {
      throw new UsageException("--conditions " + table + ": there are no rows; write one or more");
    }
    List<Cosmology> conditions = new ArrayList<>();
    for (int i = 0; i < clouds; i++) {
      conditions.add(rows.get(i % rows.size()));
    }
    return conditions;
  }

  private static double number(@Nullable Double stated) {
    return stated == null ? Double.NaN : stated;
  }
}
