package org.cosmoassay.statistics.slab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * Measures a cloud at hand slab by slab, as one that does not fit would be: slabs see the points of
 * their planes and nothing else, sums travel as bytes, and are added in an order of their own.
 */
public final class InSlabs {

  private InSlabs() {}

  /** In at most so many slabs. */
  public static <S extends SlabSums<S>> Measurement measure(
      SlabStatistic<S> statistic, PointCloud cloud, int slabs) {
    List<S> sums = new ArrayList<>();
    for (SlabPass<S> pass : statistic.passes(cloud.box(), cloud.size())) {
      sums.add(sums(pass, cloud, population -> SlabPlan.of(pass, population, slabs)));
    }
    return statistic.evaluate(CloudOutline.of(cloud), sums);
  }

  /** The sums of a pass over the slabs of a plan. */
  static <S extends SlabSums<S>> S sums(
      SlabPass<S> pass, PointCloud cloud, Function<PlaneCounts, SlabPlan> planner) {
    PointCloud view = pass.view(cloud);
    PlaneCounts population = population(pass.planes(), view);
    List<S> parts = new ArrayList<>();
    for (Slab slab : planner.apply(population).slabs()) {
      parts.add(sent(pass.sums(slab, population, seen(pass, slab, view))));
    }
    Collections.shuffle(parts, new Random(parts.size()));
    return parts.stream().reduce(S::plus).orElseThrow();
  }

  static PlaneCounts population(Planes planes, PointCloud cloud) {
    long[] counts = new long[planes.count()];
    for (int i = 0; i < cloud.size(); i++) {
      counts[planes.of(cloud.position(planes.axis(), i))]++;
    }
    return PlaneCounts.of(counts);
  }

  /** The points that a slab must see, plane after plane from the first one on. */
  static PointCloud seen(SlabPass<?> pass, Slab slab, PointCloud view) {
    Planes planes = pass.planes();
    List<List<Integer>> byPlace = new ArrayList<>();
    for (int place = 0; place < slab.planes(); place++) {
      byPlace.add(new ArrayList<>());
    }
    for (int i = 0; i < view.size(); i++) {
      int place = planes.place(slab, planes.of(view.position(planes.axis(), i)));
      if (place >= 0) {
        byPlace.get(place).add(i);
      }
    }
    int[] order = byPlace.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    PointCloud.Builder seen =
        PointCloud.builder(view.box())
            .positions(column(order, view::x), column(order, view::y), column(order, view::z));
    if (pass.needsVelocities()) {
      seen.velocities(
          column(order, i -> view.velocity(0, i)),
          column(order, i -> view.velocity(1, i)),
          column(order, i -> view.velocity(2, i)));
    }
    if (pass.needsWeights() && view.hasWeights()) {
      seen.weights(column(order, view::weight));
    }
    return seen.build();
  }

  private static double[] column(int[] order, IntToDoubleFunction values) {
    return Arrays.stream(order).mapToDouble(values).toArray();
  }

  /** What arrives at another process. */
  @SuppressWarnings({"unchecked", "BanSerializableRead"}) // the bytes are our own
  private static <S> S sent(S sums) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(sums);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (S) in.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
