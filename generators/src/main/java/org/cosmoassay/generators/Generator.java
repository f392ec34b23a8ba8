package org.cosmoassay.generators;

import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;

/** A model that makes point clouds. */
public interface Generator {

  /**
   * Everything that decides a sample beside condition and seed, as canonical text: equal text,
   * condition and seed mean the same bits. Part of every cache key.
   */
  String identity();

  /**
   * Draws one cloud.
   *
   * @param condition the cosmology the cloud is conditioned on; {@link Cosmology#UNSTATED} when
   *     there is none
   * @param seed the only source of randomness
   * @throws GeneratorException when the model fails in a way its owner must mend
   */
  PointCloud sample(Cosmology condition, long seed) throws GeneratorException;
}
