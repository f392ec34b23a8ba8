package org.cosmoassay.statistics.suite;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.field.FieldDefinitions;
import org.cosmoassay.statistics.fourier.FourierDefinitions;
import org.cosmoassay.statistics.neighbour.NeighbourDefinitions;
import org.cosmoassay.statistics.onepoint.OnePointDefinitions;
import org.cosmoassay.statistics.shape.ShapeDefinitions;
import org.cosmoassay.statistics.survey.SurveyDefinitions;
import org.cosmoassay.statistics.survey.SurveyStatistic;
import org.cosmoassay.statistics.twopoint.AnisotropicDefinitions;
import org.cosmoassay.statistics.twopoint.CrossDefinitions;
import org.cosmoassay.statistics.twopoint.MarkDefinitions;
import org.cosmoassay.statistics.twopoint.PairDefinitions;
import org.cosmoassay.statistics.velocity.VelocityDefinitions;

/** The closed list of statistics: of one cloud, unless said otherwise. */
public final class KnownStatistics {

  private static final Map<String, StatisticDefinition<Statistic>> BY_ID = byId();

  private KnownStatistics() {}

  private static Map<String, StatisticDefinition<Statistic>> byId() {
    Map<String, StatisticDefinition<Statistic>> byId = new LinkedHashMap<>();
    Stream.of(
            PairDefinitions.all(),
            AnisotropicDefinitions.all(),
            MarkDefinitions.all(),
            VelocityDefinitions.all(),
            NeighbourDefinitions.all(),
            FourierDefinitions.all(),
            OnePointDefinitions.all(),
            FieldDefinitions.all(),
            ShapeDefinitions.all())
        .flatMap(List::stream)
        .forEach(definition -> byId.put(definition.id(), definition));
    return byId;
  }

  /** All statistics, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.copyOf(BY_ID.values());
  }

  /** The statistics of two clouds in one box. */
  public static List<StatisticDefinition<CrossStatistic>> ofTwoClouds() {
    return Stream.of(
            CrossDefinitions.all(),
            NeighbourDefinitions.ofTwoClouds(),
            FourierDefinitions.ofTwoClouds())
        .flatMap(List::stream)
        .toList();
  }

  /** The statistics of a survey and its randoms. */
  public static List<StatisticDefinition<SurveyStatistic>> ofSurveys() {
    return SurveyDefinitions.all();
  }

  /** The names of all statistics of one cloud. */
  public static List<String> ids() {
    return List.copyOf(BY_ID.keySet());
  }

  /** The statistic of that name, if there is one. */
  public static Optional<StatisticDefinition<Statistic>> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /**
   * The statistic of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static StatisticDefinition<Statistic> of(String id) {
    return of(id, all());
  }

  /**
   * The statistic of that name among some.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static <S> StatisticDefinition<S> of(String id, List<StatisticDefinition<S>> among) {
    return among.stream()
        .filter(definition -> definition.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "statistic %s is not known; known are %s"
                        .formatted(
                            id,
                            String.join(
                                ", ", among.stream().map(StatisticDefinition::id).toList()))));
  }

  /**
   * The description of a column of that name, if any statistic has one; where several have, the one
   * of that unit.
   */
  public static Optional<ColumnDefinition> column(String name, String unit) {
    List<ColumnDefinition> named =
        Arrays.stream(Subject.values())
            .flatMap(subject -> subject.definitions().stream())
            .flatMap(definition -> definition.columns().stream())
            .filter(column -> column.matches(name))
            .toList();
    return named.stream()
        .filter(column -> column.unit().equals(unit))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }
}
