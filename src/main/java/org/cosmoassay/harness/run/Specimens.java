package org.cosmoassay.harness.run;

import org.jspecify.annotations.Nullable;

/** The realizations of a source, each made ready to be measured when asked for. */
final class Specimens {

  private final Source source;
  private final @Nullable Source counterpart;
  private final String loneliness;
  private final RandomPairs randomPairs;

  private Specimens(
      Source source, @Nullable Source counterpart, String loneliness, RandomPairs randomPairs) {
    this.source = source;
    this.counterpart = counterpart;
    this.loneliness = loneliness;
    this.randomPairs = randomPairs;
  }

  /** Those of the reference: cloud i belongs to itself. */
  static Specimens ofReference(Source reference, RandomPairs randomPairs) {
    return new Specimens(reference, reference, "", randomPairs);
  }

  /** Those of a source: cloud i belongs to cloud i of the reference when both are paired. */
  static Specimens of(Source source, Source reference, boolean paired, RandomPairs randomPairs) {
    String loneliness =
        source.size() == reference.size()
            ? "%s is not paired with the reference; say `pairing: paired` if its clouds were made from the conditions or initial phases of the reference's"
                .formatted(source.name())
            : "%s has %d realizations and the reference %d: they cannot be paired"
                .formatted(source.name(), source.size(), reference.size());
    return new Specimens(source, paired ? reference : null, loneliness, randomPairs);
  }

  Source source() {
    return source;
  }

  /** Whether realizations fill the threads by themselves and are to be measured one at a time. */
  boolean areLarge() {
    return source instanceof SurveySource;
  }

  /** Realization {@code index}, from 0. */
  Specimen specimen(int index) throws SourceException {
    if (source instanceof SurveySource surveys) {
      return new SurveySpecimen(surveys.realize(index), randomPairs);
    }
    return new CloudSpecimen(
        source.name(),
        ((CloudSource) source).realize(index),
        counterpart instanceof CloudSource clouds ? clouds.realize(index).cloud() : null,
        loneliness);
  }
}
