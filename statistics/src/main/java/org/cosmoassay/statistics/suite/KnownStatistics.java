package org.cosmoassay.statistics.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.neighbour.NeighbourDefinitions;
import org.cosmoassay.statistics.onepoint.OnePointDefinitions;
import org.cosmoassay.statistics.shape.ShapeDefinitions;
import org.cosmoassay.statistics.twopoint.PairDefinitions;
import org.cosmoassay.statistics.velocity.VelocityDefinitions;

/** The closed list of statistics. */
public final class KnownStatistics {

  private static final Map<String, StatisticDefinition> BY_ID = byId();

  private KnownStatistics() {}

  private static Map<String, StatisticDefinition> byId() {
    Map<String, StatisticDefinition> byId = new LinkedHashMap<>();
    Stream.of(
            PairDefinitions.all(),
            VelocityDefinitions.all(),
            NeighbourDefinitions.all(),
            OnePointDefinitions.all(),
            ShapeDefinitions.all())
        .flatMap(List::stream)
        .forEach(definition -> byId.put(definition.id(), definition));
    return byId;
  }

  /** All statistics, in the order in which they are listed. */
  public static List<StatisticDefinition> all() {
    return List.copyOf(BY_ID.values());
  }

  /** The names of all statistics. */
  public static List<String> ids() {
    return List.copyOf(BY_ID.keySet());
  }

  /** The statistic of that name, if there is one. */
  public static Optional<StatisticDefinition> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /**
   * The statistic of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static StatisticDefinition of(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "statistic " + id + " is not known; known are " + String.join(", ", ids())));
  }

  /** The description of a column of a statistic, if both are known. */
  public static Optional<ColumnDefinition> column(String id, String name) {
    return find(id).flatMap(definition -> definition.column(name));
  }
}
