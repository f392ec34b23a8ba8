package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cosmoassay.reference.CloudHash;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.suite.StatisticSuite;
import org.jspecify.annotations.Nullable;

/**
 * A cloud in a box. Statistics of two clouds take the reference's cloud of the same number first
 * and this one second.
 */
final class CloudSpecimen implements Specimen {

  private final String source;
  private final PointCloud cloud;
  private final CloudCheck check;
  private final String hash;
  private final @Nullable PointCloud counterpart;
  private final String pairHash;
  private final String loneliness;

  /**
   * A cloud of a source.
   *
   * @param counterpart the reference's cloud of the same number, null when there is none
   * @param loneliness why there is none
   */
  CloudSpecimen(
      String source,
      CloudSource.Realization realization,
      @Nullable PointCloud counterpart,
      String loneliness) {
    this.source = source;
    this.cloud = realization.cloud();
    this.check = CloudCheck.of(cloud, realization.nonFinite(), realization.outsideBox());
    this.hash = CloudHash.of(cloud);
    this.counterpart = counterpart;
    this.pairHash = counterpart == null ? "" : CloudHash.of(counterpart) + "\n" + hash;
    this.loneliness = loneliness;
  }

  @Override
  public CloudCheck check() {
    return check;
  }

  @Override
  public Optional<String> hindrance(Estimator statistic) {
    if (statistic instanceof CrossStatistic cross) {
      return counterpart == null
          ? Optional.of(loneliness)
          : unmet(cross.requires(), counterpart)
              .map(what -> "the reference has no " + what)
              .or(() -> unmet(cross.requires(), cloud).map(this::lacks));
    }
    return unmet(((Statistic) statistic).requires(), cloud).map(this::lacks);
  }

  private String lacks(String what) {
    return source + " has no " + what;
  }

  private static Optional<String> unmet(Set<Requirement> required, PointCloud cloud) {
    return required.stream()
        .sorted()
        .filter(requirement -> !requirement.isMetBy(cloud))
        .findFirst()
        .map(Requirement::label);
  }

  @Override
  public String identity(Estimator statistic) {
    return statistic instanceof CrossStatistic ? pairHash : hash;
  }

  @Override
  public List<Measurement> measureAll(List<Estimator> statistics) {
    List<Statistic> ofOne = new ArrayList<>();
    for (Estimator statistic : statistics) {
      if (statistic instanceof Statistic one) {
        ofOne.add(one);
      }
    }
    List<Measurement> together = StatisticSuite.measureAll(ofOne, cloud);
    List<Measurement> measurements = new ArrayList<>();
    int next = 0;
    for (Estimator statistic : statistics) {
      measurements.add(
          statistic instanceof CrossStatistic cross && counterpart != null
              ? cross.measure(counterpart, cloud)
              : together.get(next++));
    }
    return measurements;
  }
}
