package org.cosmoassay.harness.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cosmoassay.harness.config.NumberPlace;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.config.StatisticSpec;
import org.cosmoassay.harness.config.TableSpec;
import org.cosmoassay.harness.config.TableSpec.Coordinates;
import org.cosmoassay.harness.config.TableSpec.Rows;
import org.cosmoassay.harness.store.MeasurementFile;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.format.numbers.NumberArray;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.comparison.Expectation;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.TabulatedMean;
import org.jspecify.annotations.Nullable;

/** Reads one table and makes of it what its statistic would have measured. */
final class TableOpener {

  private static final String BINS = "bins";
  private static final double LARGE_BOX = 1000;

  /** Any flat universe will do to see the axis of a statistic in redshift space. */
  private static final double SOME_OMEGA_M = 0.3;

  private final StatisticSpec statistic;
  private final TableSpec spec;
  private final Origin.Tables origin;
  private final long seed;
  private final TableNumbers numbers;
  private final Set<Path> files = new LinkedHashSet<>();

  TableOpener(StatisticSpec statistic, TableSpec spec, Origin.Tables origin, long seed) {
    this.statistic = statistic;
    this.spec = spec;
    this.origin = origin;
    this.seed = seed;
    this.numbers = new TableNumbers(spec);
  }

  /**
   * An open table.
   *
   * @param statistic the statistic in the bins of the table
   * @param expectation what the table says
   */
  record Opened(StatisticSpec statistic, Expectation expectation) {}

  Opened open() throws TableException {
    Coordinates bins = spec.bins();
    Opened opened = bins == null ? ofRun() : ofNumbers(bins);
    files.addAll(numbers.files());
    return opened;
  }

  /** The files that were read. */
  Set<Path> files() {
    return files;
  }

  private Opened ofRun() throws TableException {
    if (!numbers.names().containsAll(List.of("edges", "values", "flags"))) {
      throw new TableException(
          "file",
          "%s is no file of measurements/ in a run directory; say what it holds: `edges` or `centres`, `unit` and `values`"
              .formatted(spec.file().path()));
    }
    MeasurementFile.Stored stored;
    try {
      stored = MeasurementFile.readStored(spec.file().path());
    } catch (RunStoreException e) {
      throw new TableException("file", String.valueOf(e.getMessage()), e);
    }
    Expectation expectation = stored.expectation();
    String name = statistic.create(seed).name();
    if (!expectation.statistic().equals(name)) {
      throw new TableException(
          "file",
          "%s holds %s, and the benchmark measures %s; name a file of that"
              .formatted(spec.file().path(), expectation.statistic(), name));
    }
    Axis axis = expectation.axis();
    StatisticSpec own =
        spec.binsStated() ? statistic : inBins(TableBins.notation(null, axis.edges()), "file");
    Measurement template = template(own, origin.box(), "file");
    if (spec.binsStated()) {
      double[] unused = TableBins.agreed("file", axis.edges(), template.axis());
    }
    requireSameAxis(template.axis(), axis, "file");
    requireSameComponents(template, expectation);
    requireSameParameters(own, stored.parameters());
    return new Opened(own, expectation);
  }

  private void requireSameComponents(Measurement template, Expectation expectation)
      throws TableException {
    Measurement first =
        expectation instanceof MeasuredEnsemble ensemble
            ? ensemble.measurement(0)
            : ((TabulatedMean) expectation).mean();
    List<String> here = template.components().stream().map(Column::name).toList();
    List<String> there = first.components().stream().map(Column::name).toList();
    if (!here.equals(there)) {
      throw new TableException(
          "file",
          "%s holds the components %s, and the benchmark measures %s; state the same parameters"
              .formatted(spec.file().path(), String.join(", ", there), String.join(", ", here)));
    }
  }

  /** Seeds may differ: they choose the places at which something is sampled. */
  private void requireSameParameters(StatisticSpec own, Optional<String> stored)
      throws TableException {
    String here = withoutSeed(own.create(seed).parameters());
    if (stored.isPresent() && !withoutSeed(stored.get()).equals(here)) {
      throw new TableException(
          "file",
          "%s was measured with the parameters %s, and the benchmark states %s; state the same"
              .formatted(spec.file().path(), stored.get(), here));
    }
  }

  private static String withoutSeed(String parameters) {
    return parameters.replaceAll("seed=-?\\d+", "seed");
  }

  private Opened ofNumbers(Coordinates bins) throws TableException {
    Axis present = template(statistic, null, "").axis();
    double[] edges = TableBins.edges(numbers, spec, bins, present);
    String key = bins.edges() ? "edges" : "centres";
    StatisticSpec own =
        spec.binsStated() ? statistic : inBins(TableBins.notation(bins, edges), key);
    Measurement template = template(own, origin.box(), key);
    Axis asked =
        present.isBinned()
            ? Axis.binned(present.name(), present.unit(), edges)
            : Axis.sampled(present.name(), present.unit(), edges);
    requireSameAxis(template.axis(), asked, key);
    requireUnits(template);
    return new Opened(own, expectation(template));
  }

  /** The statistic in other bins. */
  private StatisticSpec inBins(String notation, String key) throws TableException {
    if (statistic.definition().parameter(BINS).isEmpty()) {
      return statistic;
    }
    try {
      return statistic.with(BINS, notation);
    } catch (IllegalArgumentException e) {
      throw new TableException(key, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * What the statistic says of an empty cloud: its axis, its columns and their units.
   *
   * @param stated the box of the sources; null for one in which the bins fit
   */
  private Measurement template(StatisticSpec own, @Nullable PeriodicBox stated, String key)
      throws TableException {
    PeriodicBox box = stated;
    if (box == null) {
      boolean reaches =
          own.definition().parameter(BINS).filter(p -> p.isBelowHalfBox()).isPresent();
      double side = reaches ? 4 * own.values().bins().highest() : LARGE_BOX;
      box = PeriodicBox.cube(Math.max(LARGE_BOX, side));
    }
    double[] none = new double[0];
    Double redshift = origin.redshift();
    Double omegaM = origin.omegaM();
    PointCloud cloud =
        PointCloud.builder(box)
            .positions(none, none, none)
            .velocities(none, none, none)
            .masses(none)
            .cosmology(
                Cosmology.UNSTATED
                    .withRedshift(redshift == null ? 0 : redshift)
                    .withOmegaM(omegaM == null ? SOME_OMEGA_M : omegaM))
            .build();
    try {
      return ((Statistic) own.create(seed)).measure(cloud);
    } catch (IllegalArgumentException e) {
      throw new TableException(key, String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireSameAxis(Axis measured, Axis table, String key) throws TableException {
    if (measured.isBinned() != table.isBinned()
        || !Arrays.equals(measured.edges(), table.edges())) {
      throw new TableException(
          key,
          "the table has %d rows from %s to %s, and the statistic measures %d from %s to %s by its parameters; they must be the same"
              .formatted(
                  table.size(),
                  table.edge(0),
                  table.edge(table.edges().length - 1),
                  measured.size(),
                  measured.edge(0),
                  measured.edge(measured.edges().length - 1)));
    }
  }

  private void requireUnits(Measurement template) throws TableException {
    requireUnit("unit", spec.unit(), template.axis().unit(), "bins");
    for (Column component : template.components()) {
      requireUnit("values-unit", spec.valuesUnit(), component.unit(), component.name());
    }
  }

  private static void requireUnit(String key, @Nullable String stated, String unit, String what)
      throws TableException {
    if (stated == null && !unit.isEmpty()) {
      throw new TableException(
          key,
          "the unit of %s is not stated; add `%s: %s` if that is what the table has"
              .formatted(what, key, unit));
    }
    if (stated != null && !stated.strip().equals(unit)) {
      throw new TableException(
          key,
          "%s of this statistic %s, and the table is stated in %s; convert the numbers of the table"
              .formatted(
                  what,
                  unit.isEmpty() ? "have no unit" : "are in " + unit,
                  stated.isBlank() ? "none" : stated));
    }
  }

  private Expectation expectation(Measurement template) throws TableException {
    int components = template.components().size();
    int p = components * template.axis().size();
    NumberArray array = numbers.joined("values", spec.values(), components);
    boolean inRows = spec.rows() == Rows.REALIZATIONS;
    int realizations = inRows || array.axes() > 1 ? array.side(0) : 1;
    if (array.size() != (long) realizations * p) {
      // A text of a column per quantity: (lines, columns) is no ensemble.
      throw new TableException(
          "values",
          "the values are %s; %d bins%s ask for %d in one vector, or realizations x %d%s"
              .formatted(
                  array.shape(),
                  template.axis().size(),
                  components == 1 ? "" : " of " + components + " components",
                  p,
                  p,
                  array.axes() > 1 ? "; of a text with a row per bin, name the column" : ""));
    }
    double[] values = array.values();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new TableException(
            "values",
            "%svalue %d is %s; every value must be finite: leave such a bin out"
                .formatted(
                    realizations == 1 ? "" : "realization %d, ".formatted(i / p),
                    i % p + 1,
                    values[i]));
      }
    }
    NumberPlace covariance = spec.covariance();
    boolean uncertain = covariance != null || !spec.errors().isEmpty();
    if (realizations > 1) {
      if (uncertain) {
        throw new TableException(
            covariance == null ? "errors" : "covariance",
            "the values are %d realizations, which have their covariance in their scatter; remove this, or give one vector"
                .formatted(realizations));
      }
      return ensemble(template, values, realizations);
    }
    if (!uncertain) {
      throw new TableException(
          "values",
          "one vector alone cannot judge anything; add `covariance` or `errors`, or give realizations");
    }
    return mean(measurement(template, values, 0), p);
  }

  private Expectation mean(Measurement vector, int p) throws TableException {
    NumberPlace covariance = spec.covariance();
    String key = covariance == null ? "errors" : "covariance";
    try {
      TabulatedMean mean;
      if (covariance != null) {
        mean = TabulatedMean.of(vector, matrix(numbers.at(key, covariance), p));
      } else {
        int components = vector.components().size();
        NumberArray errors = numbers.joined(key, spec.errors(), components);
        if (errors.size() != p) {
          throw new TableException(
              key, "there are %s errors for %d values".formatted(errors.shape(), p));
        }
        mean = TabulatedMean.ofErrors(vector, errors.values());
      }
      Integer samples = spec.covarianceFrom();
      mean = mean.withRealizations(spec.meanOf());
      return samples == null ? mean : mean.withSamples(samples);
    } catch (IllegalArgumentException e) {
      throw new TableException(key, String.valueOf(e.getMessage()), e);
    }
  }

  /** A matrix, also one printed with other line ends than its rows have. */
  private static double[][] matrix(NumberArray array, int p) throws TableException {
    if (array.size() != (long) p * p) {
      boolean square = array.axes() == 2 && array.side(0) == array.side(1);
      throw new TableException(
          "covariance",
          "the covariance is %s%s; %d values ask for %d x %d"
              .formatted(array.shape(), array.axes() < 2 || square ? "" : ", not square", p, p, p));
    }
    double[] values = array.values();
    double[][] rows = new double[p][];
    for (int i = 0; i < p; i++) {
      rows[i] = Arrays.copyOfRange(values, i * p, (i + 1) * p);
    }
    return rows;
  }

  private static MeasuredEnsemble ensemble(
      Measurement template, double[] values, int realizations) {
    List<Measurement> all = new ArrayList<>();
    for (int i = 0; i < realizations; i++) {
      all.add(measurement(template, values, i));
    }
    return MeasuredEnsemble.of(all);
  }

  private static Measurement measurement(Measurement template, double[] values, int realization) {
    int rows = template.axis().size();
    List<Column> components = template.components();
    List<Column> filled = new ArrayList<>();
    for (int c = 0; c < components.size(); c++) {
      int from = (realization * components.size() + c) * rows;
      filled.add(
          Column.component(
              components.get(c).name(),
              components.get(c).unit(),
              Arrays.copyOfRange(values, from, from + rows)));
    }
    Flag[] flags = new Flag[rows];
    Arrays.fill(flags, Flag.NONE);
    return Measurement.of(template.statistic(), template.axis(), filled, flags);
  }
}
