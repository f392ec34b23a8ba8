package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.cosmoassay.harness.run.SurveyReader;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.ColumnEntries;
import org.cosmoassay.statistics.survey.Survey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a survey and its randoms are to be read, as command-line options. */
final class SurveyArguments {

  private static final List<String> DEFAULT_COLUMNS = List.of("ra", "dec", "redshift");
  private static final Set<String> ON_SKY = Set.of("ra", "dec", "redshift", "cz", "weight", "-");
  private static final Set<String> IN_SPACE = Set.of("x", "y", "z", "weight", "-");

  @Option(
      names = "--randoms",
      paramLabel = "FILE",
      description =
          "Random points that trace the window of a survey. --columns then names the columns of"
              + " both files: ra, dec [deg], redshift or cz [km/s], with --omega-m for distances, or"
              + " x, y, z [comoving Mpc/h] around the observer; weight; in a table with names also"
              + " ra=NAME; default: ra,dec,redshift.")
  private @Nullable Path randoms;

  /** The file of random points, null when no survey is measured. */
  @Nullable Path randoms() {
    return randoms;
  }

  /** Reads the points of a survey, or its randoms. */
  Survey read(Path file, CatalogueArguments catalogue, boolean needsDistances)
      throws CatalogueException, UsageException {
    List<String> columns = catalogue.columns();
    List<String> names = columns == null ? DEFAULT_COLUMNS : columns;
    List<String> targets = names.stream().map(ColumnEntries::target).toList();
    boolean inSpace = targets.contains("x");
    Set<String> known = inSpace ? IN_SPACE : ON_SKY;
    for (String name : targets) {
      if (!known.contains(name)) {
        throw new UsageException(
            "--columns: %s is no column of a survey; name ra, dec, redshift or cz, weight; or x, y,"
                    .formatted(name)
                + " z, weight; - for one to ignore");
      }
    }
    Double omegaM = catalogue.omegaM();
    if (needsDistances && !inSpace && omegaM == null) {
      throw new UsageException("redshifts become distances by a cosmology; pass --omega-m OM");
    }
    return new SurveyReader(names, needsDistances ? omegaM : null, false).read(file).survey();
  }
}
