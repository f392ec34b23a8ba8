package org.cosmoassay.harness.store;

import java.util.List;
import java.util.OptionalDouble;
import org.cosmoassay.statistics.novelty.PatternMatch;
import org.jspecify.annotations.Nullable;

/**
 * How close the clouds of a source are to those it learned from, to each other, and to those of its
 * twin. Clouds are counted from 0; distances are those of {@link
 * org.cosmoassay.statistics.novelty.CloudPatterns}.
 *
 * @param source name of the source
 * @param training what it learned from, in one line; empty when nobody says
 * @param trainingClouds how many those are
 * @param generated a neighbour per generated cloud that was looked at
 * @param heldOut a neighbour per cloud of the reference that was looked at
 * @param twin what it has in common with a source that learned from other clouds, or null
 */
public record NoveltyRecord(
    String source,
    String training,
    int trainingClouds,
    List<Generated> generated,
    List<Neighbour> heldOut,
    @Nullable Twin twin) {

  public NoveltyRecord {
    generated = List.copyOf(generated);
    heldOut = List.copyOf(heldOut);
  }

  /** The generated cloud that is closest to a training cloud; -1 when there is none. */
  public int closest() {
    int closest = -1;
    for (int i = 0; i < generated.size(); i++) {
      if (closest < 0 || generated.get(i).distance() < generated.get(closest).distance()) {
        closest = i;
      }
    }
    return closest;
  }

  /**
   * The nearest training cloud of a cloud.
   *
   * @param cloud its place in the training set
   */
  public record Neighbour(int cloud, double distance) {}

  /**
   * A generated cloud.
   *
   * @param cloud the nearest training cloud
   * @param match how that comes to lie upon it
   * @param coincident share of its points that lie on points of the training cloud
   * @param other the nearest other generated cloud; -1 when there is none
   * @param otherDistance to that; NaN when there is none
   * @param shared share of its points that lie on points of that; 0 when there is none
   */
  public record Generated(
      int cloud,
      PatternMatch match,
      double coincident,
      int other,
      double otherDistance,
      double shared) {

    /** To the nearest training cloud. */
    public double distance() {
      return match.distance();
    }
  }

  /**
   * Two models that learned from other clouds and draw from the same noise (Kadkhodaie et al. 2024,
   * arXiv:2310.02557): of models that have learned what the clouds have in common, clouds of the
   * same noise are alike.
   *
   * @param source name of the other
   * @param same correlation of cloud i of both as they lie, for every i
   * @param different correlation of cloud i of one and cloud i + 1 of the other
   */
  public record Twin(String source, List<Double> same, List<Double> different) {
    public Twin {
      same = List.copyOf(same);
      different = List.copyOf(different);
    }

    /** Mean correlation of clouds of the same noise. */
    public OptionalDouble meanOfSame() {
      return same.stream().mapToDouble(r -> r).average();
    }

    /** Mean correlation of clouds of different noise. */
    public OptionalDouble meanOfDifferent() {
      return different.stream().mapToDouble(r -> r).average();
    }
  }
}
