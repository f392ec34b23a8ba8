package org.cosmoassay.generators.toy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured of the models that ship: {@code scores.csv} beside them. */
record ToyScores(List<Row> rows) {

  private static final String FILE = "scores.csv";
  private static final String HEADER =
      "distribution,family,seconds,evaluations,energy_ratio,accuracy,accuracy_of_truth";

  /**
   * One model.
   *
   * @param seconds of processor time of training
   * @param evaluations of a network per sample
   */
  record Row(String distribution, String family, double seconds, int evaluations, ToyScore score) {

    /** Whether the bounds asked of most families are met. */
    boolean holdsThresholds() {
      return score.energyRatio() <= TrainedToysTest.LARGEST_RATIO
          && score.accuracy() <= TrainedToysTest.LARGEST_ACCURACY;
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%s,%s,%.0f,%d,%.2f,%.3f,%.3f",
          distribution,
          family,
          seconds,
          evaluations,
          score.energyRatio(),
          score.accuracy(),
          score.accuracyOfTruth());
    }

    private static Row of(String line) {
      String[] cells = line.split(",", -1);
      return new Row(
          cells[0],
          cells[1],
          Double.parseDouble(cells[2]),
          Integer.parseInt(cells[3]),
          new ToyScore(
              Double.parseDouble(cells[4]),
              Double.parseDouble(cells[5]),
              Double.parseDouble(cells[6])));
    }
  }

  static ToyScores read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new ToyScores(List.of());
    }
    return new ToyScores(Files.readAllLines(file).stream().skip(1).map(Row::of).toList());
  }

  ToyScores with(Row row) {
    List<Row> changed = new ArrayList<>(rows);
    changed.removeIf(r -> r.distribution.equals(row.distribution) && r.family.equals(row.family));
    changed.add(row);
    changed.sort(Comparator.comparing(Row::distribution).thenComparing(Row::family));
    return new ToyScores(List.copyOf(changed));
  }

  Optional<Row> find(PlaneDistribution distribution, String family) {
    return rows.stream()
        .filter(r -> r.distribution.equals(distribution.fileName()) && r.family.equals(family))
        .findFirst();
  }

  void write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    rows.forEach(row -> lines.add(row.line()));
    Files.writeString(folder.resolve(FILE), String.join("\n", lines) + "\n");
  }
}
