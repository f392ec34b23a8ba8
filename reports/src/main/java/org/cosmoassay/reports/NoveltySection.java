package org.cosmoassay.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How new the clouds of one source are.
 *
 * @param source name of the source
 * @param training what it learned from; empty when nobody says
 * @param generated distance of every generated cloud to the nearest training cloud, in order
 * @param heldOut that of clouds nobody learned from
 * @param closest the closest pair, or null
 * @param twin what it has in common with a source of the same noise, or null
 */
public record NoveltySection(
    String source,
    String training,
    List<Double> generated,
    List<Double> heldOut,
    @Nullable Closest closest,
    @Nullable Twin twin) {

  public NoveltySection {
    generated = List.copyOf(generated);
    heldOut = List.copyOf(heldOut);
  }

  /**
   * The generated cloud that is closest to a training cloud.
   *
   * @param generated place of the generated cloud
   * @param training place of the training cloud
   * @param distance of the two
   * @param coincident share of points that coincide
   * @param symmetry by which the training cloud was moved upon the other, e.g. {@code y, -x, z}
   * @param left a slab of the generated cloud
   * @param right the same slab of the training cloud, moved
   */
  public record Closest(
      int generated,
      int training,
      double distance,
      double coincident,
      String symmetry,
      Slice left,
      Slice right) {}

  /**
   * A source that learned from other clouds and draws from the same noise.
   *
   * @param source its name
   * @param same mean correlation of clouds of the same noise
   * @param different mean correlation of clouds of different noise; NaN for none
   */
  public record Twin(String source, double same, double different) {}
}
