package org.cosmoassay.statistics;

import org.cosmoassay.statistics.catalog.PointCloud;

/** What a statistic needs of a cloud beyond positions. */
public enum Requirement {
  VELOCITIES("velocities"),
  MASSES("masses"),
  /** Omega_m and redshift, for the mapping into redshift space. */
  EXPANSION("Omega_m and redshift");

  private final String label;

  Requirement(String label) {
    this.label = label;
  }

  /** Words for a message, e.g. {@code velocities}. */
  public String label() {
    return label;
  }

  public boolean isMetBy(PointCloud cloud) {
    return switch (this) {
      case VELOCITIES -> cloud.hasVelocities();
      case MASSES -> cloud.hasMasses();
      case EXPANSION ->
          !Double.isNaN(cloud.cosmology().omegaM()) && !Double.isNaN(cloud.cosmology().redshift());
    };
  }
}
