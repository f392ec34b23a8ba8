package org.cosmoassay.statistics.catalog;

import java.util.List;

/**
 * Clouds with their conditions: a reference set, or the samples of a generator. An ensemble may
 * live on disk and hand out one cloud at a time, so that it can be larger than the heap.
 */
public interface Ensemble {

  /** Number of clouds. */
  int size();

  /** Cloud {@code index}, from 0; its {@link PointCloud#cosmology()} is its condition. */
  PointCloud cloud(int index);

  /** The condition of cloud {@code index}, without reading its points. */
  Cosmology cosmology(int index);

  /** An ensemble held in memory. */
  static Ensemble of(List<PointCloud> clouds) {
    List<PointCloud> held = List.copyOf(clouds);
    return new Ensemble() {
      @Override
      public int size() {
        return held.size();
      }

      @Override
      public PointCloud cloud(int index) {
        return held.get(index);
      }

      @Override
      public Cosmology cosmology(int index) {
        return held.get(index).cosmology();
      }
    };
  }
}
