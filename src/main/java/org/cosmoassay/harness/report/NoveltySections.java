package org.cosmoassay.harness.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.NoveltyFile;
import org.cosmoassay.harness.store.NoveltyRecord;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.harness.store.SliceFile;
import org.cosmoassay.reports.NoveltySection;
import org.jspecify.annotations.Nullable;

/** What a report shows of {@code novelty.json}. */
final class NoveltySections {

  private NoveltySections() {}

  static List<NoveltySection> of(RunDirectory directory) throws RunStoreException {
    List<NoveltySection> sections = new ArrayList<>();
    for (NoveltyRecord record : NoveltyFile.read(directory)) {
      sections.add(
          new NoveltySection(
              record.source(),
              record.training(),
              record.generated().stream().map(NoveltyRecord.Generated::distance).toList(),
              record.heldOut().stream().map(NoveltyRecord.Neighbour::distance).toList(),
              closest(directory, record),
              twin(record.twin())));
    }
    return sections;
  }

  private static NoveltySection.@Nullable Closest closest(
      RunDirectory directory, NoveltyRecord record) throws RunStoreException {
    int closest = record.closest();
    Path left = directory.closest(record.source(), "generated");
    Path right = directory.closest(record.source(), "training");
    if (closest < 0 || !Files.exists(left) || !Files.exists(right)) {
      return null;
    }
    NoveltyRecord.Generated pair = record.generated().get(closest);
    return new NoveltySection.Closest(
        closest,
        pair.cloud(),
        pair.distance(),
        pair.coincident(),
        pair.match().symmetry().text(),
        SliceFile.read(left, record.source()),
        SliceFile.read(right, "training cloud, moved"));
  }

  private static NoveltySection.@Nullable Twin twin(NoveltyRecord.@Nullable Twin twin) {
    return twin == null
        ? null
        : new NoveltySection.Twin(
            twin.source(),
            twin.meanOfSame().orElse(Double.NaN),
            twin.meanOfDifferent().orElse(Double.NaN));
  }
}
