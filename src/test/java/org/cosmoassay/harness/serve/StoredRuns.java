package org.cosmoassay.harness.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.Provenance;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunRecordFile;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.cosmoassay.statistics.suite.Subject;

/** Run directories that hold a record and a report, as a run leaves them. */
final class StoredRuns {

  private final Path root;

  StoredRuns(Path root) {
    this.root = root;
  }

  /** What a run found of one source in xi by Hotelling's test. */
  record Found(String source, Status status, double value) {}

  /** Stores a run of a benchmark that ended on a day of March 2026 at noon. */
  Path store(String directory, String benchmark, int day, Found... found)
      throws IOException, RunStoreException {
    return store(directory, benchmark, day, "bins=a", found);
  }

  Path store(String directory, String benchmark, int day, String parameters, Found... found)
      throws IOException, RunStoreException {
    Path run = Files.createDirectories(root.resolve(directory));
    List<SourceRecord> sources = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    for (Found f : found) {
      sources.add(source(f.source()));
      verdicts.add(
          new Verdict(
              f.source(),
              "xi",
              "hotelling",
              f.status(),
              "T^2 = " + f.value(),
              f.value(),
              20,
              0.1,
              0.2));
    }
    RunRecordFile.write(
        RunDirectory.at(run),
        new RunRecord(
            benchmark,
            Json.MAPPER.createObjectNode(),
            source("truth"),
            sources,
            List.of(new StatisticRecord("xi", Subject.CLOUD, "xi", parameters, 1)),
            verdicts,
            List.of(),
            new Provenance("0", "c", "17", "scalar", 1, List.of())));
    Files.writeString(run.resolve("report.html"), "<!DOCTYPE html><p>report of " + day);
    ended(run, day);
    return run;
  }

  private static SourceRecord source(String name) {
    return new SourceRecord(name, "", false, Role.JUDGED, List.of(), Map.of());
  }

  private static void ended(Path run, int day) throws IOException {
    Files.setLastModifiedTime(
        run.resolve("run.json"),
        FileTime.from(
            LocalDateTime.of(2026, 3, day, 12, 0).atZone(ZoneId.systemDefault()).toInstant()));
  }
}
