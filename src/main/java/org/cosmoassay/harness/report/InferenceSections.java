package org.cosmoassay.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cosmoassay.harness.config.InferredParameter;
import org.cosmoassay.harness.config.Word;
import org.cosmoassay.harness.store.InferenceFile;
import org.cosmoassay.harness.store.InferenceRecord;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reports.InferenceSection;

/** What a report shows of {@code inference.json}. */
final class InferenceSections {

  private InferenceSections() {}

  static List<InferenceSection> of(RunDirectory directory) throws RunStoreException {
    List<InferenceSection> sections = new ArrayList<>();
    for (InferenceRecord record : InferenceFile.read(directory)) {
      sections.add(
          new InferenceSection(
              record.source(),
              Word.parse(InferredParameter.class, record.parameter()).symbol(),
              record.clouds().stream()
                  .map(c -> new InferenceSection.Estimate(c.truth(), c.mean(), c.low(), c.high()))
                  .toList(),
              words(record),
              record.credibilities()));
    }
    return sections;
  }

  private static String words(InferenceRecord record) {
    return record.source()
        + ": "
        + record.coverage().stream()
            .map(
                c ->
                    String.format(
                        Locale.ROOT,
                        "the central %.0f %% of the posterior hold the truth in %.0f %% of %d clouds (between %.0f and %.0f %% at 95 %% confidence)",
                        100 * c.credibility(),
                        100 * c.covered(),
                        record.clouds().size(),
                        100 * c.low(),
                        100 * c.high()))
            .collect(Collectors.joining("; "))
        + String.format(
            Locale.ROOT,
            "; ranks of the truth are uniform with p = %.2g (Talts et al. 2018, arXiv:1804.06788).",
            record.uniformity());
  }
}
