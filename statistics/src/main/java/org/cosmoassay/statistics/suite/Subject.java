package org.cosmoassay.statistics.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.definition.StatisticDefinition;

/** What a statistic is measured of. The same name may stand for a statistic of each. */
public enum Subject {
  /** One cloud in a periodic box. */
  CLOUD("cloud") {
    @Override
    public List<StatisticDefinition<? extends Estimator>> definitions() {
      return List.copyOf(KnownStatistics.all());
    }
  },
  /** Two clouds in one box. */
  TWO_CLOUDS("two-clouds") {
    @Override
    public List<StatisticDefinition<? extends Estimator>> definitions() {
      return List.copyOf(KnownStatistics.ofTwoClouds());
    }
  },
  /** A survey with randoms. */
  SURVEY("survey") {
    @Override
    public List<StatisticDefinition<? extends Estimator>> definitions() {
      return List.copyOf(KnownStatistics.ofSurveys());
    }
  };

  private final String word;

  Subject(String word) {
    this.word = word;
  }

  /** The word in files. */
  public String word() {
    return word;
  }

  /**
   * The subject of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Subject ofWord(String word) {
    return Arrays.stream(values())
        .filter(subject -> subject.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no statistic is measured of a " + word));
  }

  /** Its statistics, in the order in which they are listed. */
  public abstract List<StatisticDefinition<? extends Estimator>> definitions();

  /** The statistic of that name, if there is one. */
  public Optional<StatisticDefinition<? extends Estimator>> find(String id) {
    return definitions().stream().filter(definition -> definition.id().equals(id)).findFirst();
  }

  /** The names of its statistics. */
  public List<String> ids() {
    return definitions().stream().<String>map(StatisticDefinition::id).toList();
  }

  /**
   * The statistic of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public StatisticDefinition<? extends Estimator> of(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "statistic %s is not known; known are %s"
                        .formatted(id, String.join(", ", ids()))));
  }
}
