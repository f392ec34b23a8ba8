package org.cosmoassay.generators.network;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What training finds: tensors by name, in the order of their names. A value: never changes. */
public final class Weights {

  private final SortedMap<String, Tensor> tensors;

  private Weights(SortedMap<String, Tensor> tensors) {
    this.tensors = tensors;
  }

  public static Weights of(Map<String, Tensor> tensors) {
    return new Weights(Collections.unmodifiableSortedMap(new TreeMap<>(tensors)));
  }

  /** The tensors by name, in the order of their names; cannot be changed. */
  public SortedMap<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * The tensor of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "no weights are named %s; there are %s".formatted(name, tensors.keySet()));
    }
    return tensor;
  }

  /** How many numbers all tensors hold. */
  public long count() {
    return tensors.values().stream().mapToLong(Tensor::size).sum();
  }

  public boolean isFinite() {
    return tensors.values().stream().allMatch(Tensor::isFinite);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Weights weights && tensors.equals(weights.tensors);
  }

  @Override
  public int hashCode() {
    return tensors.hashCode();
  }

  @Override
  public String toString() {
    return "Weights" + tensors;
  }
}
