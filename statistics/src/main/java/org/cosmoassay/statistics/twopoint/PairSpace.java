package org.cosmoassay.statistics.twopoint;

import java.util.EnumSet;
import java.util.Set;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RedshiftSpace;
import org.jspecify.annotations.Nullable;

/**
 * The space in which pairs are separated: real space, or redshift space along a line of sight.
 *
 * @param lineOfSight the direction of the displacement; null in real space
 * @param redshift overrides the redshift of the cloud; NaN to take the cloud's own
 * @param omegaM overrides the matter density of the cloud; NaN to take the cloud's own
 */
public record PairSpace(@Nullable LineOfSight lineOfSight, double redshift, double omegaM) {

  public static final PairSpace REAL = new PairSpace(null, Double.NaN, Double.NaN);

  /** Redshift space along a line of sight, in the cloud's own cosmology. */
  public static PairSpace redshift(LineOfSight lineOfSight) {
    return new PairSpace(lineOfSight, Double.NaN, Double.NaN);
  }

  /** What a cloud must have beyond positions to be seen in this space. */
  public Set<Requirement> requires() {
    if (lineOfSight == null) {
      return Set.of();
    }
    boolean ownExpansion = Double.isNaN(redshift) || Double.isNaN(omegaM);
    return ownExpansion
        ? EnumSet.of(Requirement.VELOCITIES, Requirement.EXPANSION)
        : EnumSet.of(Requirement.VELOCITIES);
  }

  /** The cloud in this space: itself, or displaced along the line of sight. */
  public PointCloud view(PointCloud cloud) {
    if (lineOfSight == null) {
      return cloud;
    }
    Cosmology cosmology = cloud.cosmology();
    if (!Double.isNaN(redshift)) {
      cosmology = cosmology.withRedshift(redshift);
    }
    if (!Double.isNaN(omegaM)) {
      cosmology = cosmology.withOmegaM(omegaM);
    }
    return RedshiftSpace.shift(cloud.withCosmology(cosmology), lineOfSight);
  }
}
