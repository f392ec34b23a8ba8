package org.cosmoassay.harness.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table of one statistic that stands for the reference.
 *
 * @param file where numbers stand that name no other file
 * @param rows what the rows of a text are
 * @param bins the bins, or the coordinates of a sampled statistic; null when the file is one of
 *     {@code measurements/} of a run, which states them
 * @param unit unit of the bins as stated; null when it is not
 * @param values one place for all components, or one each
 * @param valuesUnit unit of the values as stated; null when it is not
 * @param covariance covariance of one realization; null for none
 * @param errors standard deviations, as {@code values}; empty for none
 * @param meanOf number of realizations whose mean the values are
 * @param covarianceFrom number of samples the covariance was estimated from; null when it is exact
 * @param binsStated whether the benchmark states bins of the statistic itself
 * @param locations where each key stands, that of the table itself under the empty text
 */
public record TableSpec(
    InputFile file,
    Rows rows,
    @Nullable Coordinates bins,
    @Nullable String unit,
    List<NumberPlace> values,
    @Nullable String valuesUnit,
    @Nullable NumberPlace covariance,
    List<NumberPlace> errors,
    int meanOf,
    @Nullable Integer covarianceFrom,
    boolean binsStated,
    Map<String, Location> locations) {

  public TableSpec {
    values = List.copyOf(values);
    errors = List.copyOf(errors);
    locations = Map.copyOf(locations);
  }

  /** What a row of a text is. */
  public enum Rows implements Word {
    BINS("bins"),
    REALIZATIONS("realizations");

    private final String word;

    Rows(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** How bins follow from their centres. */
  public enum Spacing implements Word {
    /** Edges halfway between centres. */
    LINEAR("linear"),
    /** Edges halfway in the logarithm. */
    LOGARITHMIC("logarithmic");

    private final String word;

    Spacing(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /**
   * Where bins lie; one of the last three says it.
   *
   * @param edges whether the numbers are edges, one more than bins, or centres
   * @param spacing how edges follow from centres; null when the benchmark's bins say
   * @param notation as {@code lin:0:100:20}; null for none
   * @param numbers in the benchmark itself; empty for none
   * @param from one place, or the lower and the upper edges; empty for none
   */
  public record Coordinates(
      boolean edges,
      @Nullable Spacing spacing,
      @Nullable String notation,
      List<Double> numbers,
      List<NumberPlace> from) {
    public Coordinates {
      numbers = List.copyOf(numbers);
      from = List.copyOf(from);
    }
  }

  /** Where a key stands, or the table when it is not there. */
  public Location at(String key) {
    Location table = Objects.requireNonNull(locations.get(""));
    return locations.getOrDefault(key, table);
  }

  /** Whether the file says all by itself, as those of a run do. */
  public boolean isOfRun() {
    return bins == null;
  }
}
