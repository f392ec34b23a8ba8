package org.cosmoassay.harness.config;

import java.util.List;
import org.cosmoassay.statistics.comparison.Role;
import org.jspecify.annotations.Nullable;

/**
 * A generated ensemble to be judged.
 *
 * @param name unique, safe as a file name
 * @param description free text, or null
 * @param origin where its clouds come from
 * @param role how its verdicts count
 * @param pairing whether it is compared with the reference cloud by cloud
 * @param invalidPoints what happens to points that cannot be part of a cloud
 * @param training what is said of how it was trained
 */
public record SourceSpec(
    String name,
    @Nullable String description,
    Origin origin,
    Role role,
    Pairing pairing,
    InvalidPoints invalidPoints,
    Training training) {

  /** A source of which nobody says how it was trained. */
  public SourceSpec(
      String name,
      @Nullable String description,
      Origin origin,
      Role role,
      Pairing pairing,
      InvalidPoints invalidPoints) {
    this(name, description, origin, role, pairing, invalidPoints, Training.UNSTATED);
  }

  /**
   * How a source was trained.
   *
   * @param catalogues the clouds it learned from; empty when not stated
   * @param twin name of the source that learned from other clouds and draws from the same noise, or
   *     null
   */
  public record Training(List<Origin.Catalogues> catalogues, @Nullable String twin) {

    /** Nothing is said. */
    public static final Training UNSTATED = new Training(List.of(), null);

    public Training {
      catalogues = List.copyOf(catalogues);
    }
  }

  /** Whether clouds are compared with the reference row by row. */
  public enum Pairing implements Word {
    /** Paired when source and reference state the same conditions row by row. */
    AUTO("auto"),
    PAIRED("paired"),
    UNPAIRED("unpaired");

    private final String word;

    Pairing(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** What happens to non-finite values and to points outside the box. */
  public enum InvalidPoints implements Word {
    /** The run stops. */
    ERROR("error"),
    /** They are left out and counted, for the sanity gates to judge. */
    JUDGE("judge");

    private final String word;

    InvalidPoints(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
