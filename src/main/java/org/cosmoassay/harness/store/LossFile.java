package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reports.TrainingCurve;

/**
 * {@code training/<source>.csv}: a copy of the {@code loss.csv} of a model, a line per stretch of
 * training with its last step and mean losses under a header of their names.
 */
public final class LossFile {

  private static final String STEP = "step";

  private LossFile() {}

  /** Writes the text of a model's {@code loss.csv}. */
  public static void write(Path file, String csv) throws RunStoreException {
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, csv.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /** The curve of a source; empty when its model has none. */
  public static Optional<TrainingCurve> read(RunDirectory directory, String source)
      throws RunStoreException {
    Path file = directory.training(source);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parsed(source, Files.readAllLines(file), file));
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private static TrainingCurve parsed(String source, List<String> lines, Path file)
      throws RunStoreException {
    List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
    if (header.size() < 2 || !header.get(0).equals(STEP)) {
      throw unreadable(file, "line 1 does not begin with `step` and a name");
    }
    List<List<Double>> columns = new ArrayList<>();
    header.forEach(name -> columns.add(new ArrayList<>()));
    for (int line = 1; line < lines.size(); line++) {
      String[] cells = lines.get(line).split(",", -1);
      if (cells.length != header.size()) {
        throw unreadable(file, "line " + (line + 1) + " has " + cells.length + " cells");
      }
      for (int i = 0; i < cells.length; i++) {
        try {
          columns.get(i).add(Double.valueOf(cells[i]));
        } catch (NumberFormatException e) {
          throw unreadable(file, "line " + (line + 1) + ": `" + cells[i] + "` is no number");
        }
      }
    }
    return new TrainingCurve(
        source,
        header.subList(1, header.size()),
        columns.get(0),
        columns.subList(1, columns.size()));
  }

  private static RunStoreException unreadable(Path file, String why) {
    return new RunStoreException(
        file + ": not a readable table of losses (" + why + "); run the benchmark again");
  }
}
