package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.config.GateSpec;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reports.ModelTable;
import org.cosmoassay.reports.ModelTable.Cell;
import org.cosmoassay.reports.ModelTable.Column;
import org.cosmoassay.reports.ModelTable.Row;
import org.cosmoassay.statistics.comparison.Departure;
import org.cosmoassay.statistics.comparison.DepartureDifference;
import org.cosmoassay.statistics.comparison.DepartureRanking;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.ReferenceScale;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.RowSelection;
import org.cosmoassay.statistics.comparison.Status;

/**
 * Puts the sources of several runs side by side. What they share is compared: statistics with the
 * same parameters, version and measured reference; the others are named with what differs.
 */
public final class RunComparison {

  private final List<StoredRun> runs;
  private final List<Model> models = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private RunComparison(List<StoredRun> runs) {
    this.runs = runs;
  }

  /** A source of a run. */
  private record Model(StoredRun run, MeasuredSource source, String label) {

    /** Whether its cloud i is the same realization as that of another. */
    boolean sharesDrawsWith(Model other) {
      return source.name().equals(other.source.name())
          && run.benchmark().seed() == other.run.benchmark().seed()
          && Baselines.isDrawn(run.benchmark(), source.name())
          && Baselines.isDrawn(other.run.benchmark(), other.source.name());
    }
  }

  /**
   * The table of these runs.
   *
   * @param directories at least one
   * @throws RunStoreException when they share no statistic; with what differs
   */
  public static ModelTable of(List<RunDirectory> directories)
      throws RunStoreException, ConfigurationException {
    List<StoredRun> runs = new ArrayList<>();
    for (RunDirectory directory : directories) {
      runs.add(StoredRun.read(directory));
    }
    return new RunComparison(runs).table();
  }

  private ModelTable table() throws RunStoreException {
    collectModels();
    List<String> common = commonStatistics();
    List<Column> columns = new ArrayList<>();
    List<List<Cell>> cells = new ArrayList<>();
    models.forEach(m -> cells.add(new ArrayList<>()));
    for (String statistic : common) {
      for (Map.Entry<RowSelection, String> rows : selections(statistic).entrySet()) {
        column(statistic, rows.getKey(), rows.getValue(), columns, cells);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      SourceRecord record = models.get(i).source().record();
      rows.add(
          new Row(
              models.get(i).label(),
              record.role() == Role.NEGATIVE_CONTROL,
              record.clouds().size(),
              cells.get(i)));
    }
    StoredRun first = runs.get(0);
    return new ModelTable(
        first.record().reference().name(),
        first.record().reference().clouds().size(),
        columns,
        rows,
        notes);
  }

  private void collectModels() throws RunStoreException {
    List<String> folders = runs.stream().map(RunComparison::folder).toList();
    List<String> names =
        runs.stream()
            .flatMap(run -> run.record().sources().stream())
            .map(SourceRecord::name)
            .toList();
    for (StoredRun run : runs) {
      String folder =
          Collections.frequency(folders, folder(run)) == 1 ? folder(run) : run.root().toString();
      for (SourceRecord source : run.record().sources()) {
        boolean alone = Collections.frequency(names, source.name()) == 1;
        String label = alone ? source.name() : folder + "/" + source.name();
        models.add(new Model(run, run.source(source), label));
      }
    }
  }

  private static String folder(StoredRun run) {
    return String.valueOf(run.root().toAbsolutePath().normalize().getFileName());
  }

  /** Statistics of the first run that all runs share; why others are not is noted. */
  private List<String> commonStatistics() throws RunStoreException {
    List<String> common = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (StatisticRecord statistic : runs.get(0).record().statistics()) {
      Optional<String> difference =
          runs.stream()
              .skip(1)
              .map(run -> difference(statistic, run))
              .flatMap(Optional::stream)
              .findFirst();
      if (runs.get(0).reference().statistics().get(statistic.id()) == null) {
        difference = Optional.of("the reference lacks it");
      }
      if (difference.isPresent()) {
        differences.add(statistic.id() + " (" + difference.get() + ")");
      } else {
        common.add(statistic.id());
      }
    }
    for (StoredRun run : runs) {
      for (StatisticRecord statistic : run.record().statistics()) {
        String missing = statistic.id() + " (" + runs.get(0).root() + " lacks it)";
        if (find(runs.get(0), statistic.id()).isEmpty() && !differences.contains(missing)) {
          differences.add(missing);
        }
      }
    }
    if (common.isEmpty()) {
      throw new RunStoreException(
          "%s: the runs share no statistic: %s; compare runs of the same reference, statistics and program"
              .formatted(runs.get(0).root(), String.join("; ", differences)));
    }
    if (!differences.isEmpty()) {
      notes.add("Left out: " + String.join("; ", differences) + ".");
    }
    return common;
  }

  private Optional<String> difference(StatisticRecord statistic, StoredRun run) {
    Optional<StatisticRecord> other = find(run, statistic.id());
    if (other.isEmpty()) {
      return Optional.of(run.root() + " lacks it");
    }
    return Differences.of(other.get(), statistic)
        .map(d -> "of %s against %s: %s".formatted(run.root(), runs.get(0).root(), d))
        .or(
            () ->
                Baselines.referenceHash(run, statistic.id())
                        .equals(Baselines.referenceHash(runs.get(0), statistic.id()))
                    ? Optional.empty()
                    : Optional.of(
                        "the reference of %s measures other values than that of %s"
                            .formatted(run.root(), runs.get(0).root())));
  }

  private static Optional<StatisticRecord> find(StoredRun run, String id) {
    return run.record().statistics().stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /**
   * What the gates of any run look at, with what tells it from the rest; all rows without gates.
   */
  private Map<RowSelection, String> selections(String statistic) {
    Map<RowSelection, String> selections = new LinkedHashMap<>();
    for (StoredRun run : runs) {
      for (JudgedRows judged : JudgedRows.of(run.benchmark())) {
        if (judged.statistic().equals(statistic)) {
          selections.putIfAbsent(judged.rows(), judged.suffix());
        }
      }
    }
    if (selections.isEmpty()) {
      selections.put(RowSelection.ALL, "");
    }
    return selections;
  }

  private void column(
      String statistic,
      RowSelection rows,
      String suffix,
      List<Column> columns,
      List<List<Cell>> cells) {
    ReferenceScale scale =
        ReferenceScale.of(
            Objects.requireNonNull(runs.get(0).reference().statistics().get(statistic)), rows);
    List<Integer> common = scale.rows();
    List<Model> compared = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (Model model : models) {
      String reason = absence(model, statistic, scale);
      absent.add(reason);
      if (reason.isEmpty()) {
        List<Integer> own = scale.rowsOf(measured(model, statistic));
        common = common.stream().filter(own::contains).toList();
        compared.add(model);
      }
    }
    List<Integer> over = common;
    if (over.isEmpty()) {
      absent.replaceAll(a -> a.isEmpty() ? "no row is defined in every cloud of all" : a);
      compared.clear();
    }
    List<Departure> departures =
        compared.stream()
            .map(
                m ->
                    Departure.of(scale, measured(m, statistic), m.source().record().paired(), over))
            .toList();
    DepartureRanking ranking =
        DepartureRanking.of(
            departures,
            (i, j) ->
                DepartureDifference.of(
                    scale,
                    departures.get(i),
                    departures.get(j),
                    isSameRealizations(compared.get(i), compared.get(j))));
    columns.add(
        new Column(statistic + suffix.replaceFirst("^-", " "), over.size(), scale.selected()));
    int next = 0;
    for (int i = 0; i < models.size(); i++) {
      List<Status> verdicts = verdicts(models.get(i), statistic, rows);
      if (!absent.get(i).isEmpty()) {
        cells.get(i).add(Cell.absent(verdicts, absent.get(i)));
        continue;
      }
      Departure departure = departures.get(next);
      DepartureRanking.Place place = ranking.places().get(next++);
      cells
          .get(i)
          .add(
              new Cell(
                  departure.distance(),
                  departure.error(scale),
                  place.rank(),
                  place.difference(),
                  place.pValue(),
                  place.pAdjusted(),
                  verdicts,
                  ""));
    }
  }

  /** Why a model has no distance; empty when it has. */
  private static String absence(Model model, String statistic, ReferenceScale scale) {
    MeasuredEnsemble ensemble = model.source().ensembles().get(statistic);
    if (ensemble == null) {
      return String.valueOf(model.source().record().missing().get(statistic));
    }
    int defined = scale.rowsOf(ensemble).size();
    return defined == 0 || 2 * defined < scale.rows().size()
        ? "only %d of %d rows are defined in every cloud".formatted(defined, scale.rows().size())
        : "";
  }

  private static MeasuredEnsemble measured(Model model, String statistic) {
    return Objects.requireNonNull(model.source().ensembles().get(statistic));
  }

  private static boolean isSameRealizations(Model one, Model two) {
    return (one.source().record().paired() && two.source().record().paired())
        || one.sharesDrawsWith(two);
  }

  private static List<Status> verdicts(Model model, String statistic, RowSelection rows) {
    List<String> gates =
        model.run().benchmark().gates().stream()
            .filter(g -> g.statistic().equals(statistic) && JudgedRows.rows(g).equals(rows))
            .map(GateSpec::name)
            .collect(Collectors.toList());
    return model.run().record().verdictsOf(model.source().name()).stream()
        .filter(v -> v.statistic().equals(statistic) && gates.contains(v.gate()))
        .map(v -> v.status())
        .toList();
  }
}
