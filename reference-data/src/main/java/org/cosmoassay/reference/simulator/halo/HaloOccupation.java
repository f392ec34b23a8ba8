package org.cosmoassay.reference.simulator.halo;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.UnitSphereSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.reference.simulator.gravity.Snapshot;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.hipparchus.special.Erf;

/**
 * Galaxies in halos by their mass alone: a halo has a central galaxy with probability 1/2 [1 +
 * erf((log M - log M_min) / sigma)] and, when it has, a Poisson number of satellites of mean ((M -
 * M_0) / M_1)^alpha. The central rests at the centre of mass; satellites follow an NFW profile out
 * to the radius of 200 times the mean density, with the concentration of Duffy et al. and Gaussian
 * velocities about the halo's, of the dispersion by the Jeans equation. log is to base 10.
 *
 * <p>Galaxies carry the mass of their halo.
 *
 * <p>References: Zheng, Coil &amp; Zehavi (2007), arXiv:astro-ph/0703457; concentration: Duffy et
 * al. (2008), arXiv:0804.2486, full sample, 200 times the mean density.
 *
 * @param logMinimumMass log M_min [Msun/h]
 * @param scatter sigma, above 0
 * @param logCutMass log M_0 [Msun/h]
 * @param logSatelliteMass log M_1 [Msun/h]
 * @param slope alpha
 */
public record HaloOccupation(
    double logMinimumMass,
    double scatter,
    double logCutMass,
    double logSatelliteMass,
    double slope) {

  /** G in Mpc (km/s)^2 / Msun. */
  private static final double GRAVITY = 4.30091e-9;

  private static final double OVERDENSITY = 200;

  public HaloOccupation {
    if (!(scatter > 0)) {
      throw new IllegalArgumentException("scatter = " + scatter + "; give a number above 0");
    }
  }

  /** Probability of a central galaxy, at a mass in Msun/h. */
  public double centrals(double mass) {
    return 0.5 * (1 + Erf.erf((Math.log10(mass) - logMinimumMass) / scatter));
  }

  /** Mean number of satellites of a halo with a central galaxy, at a mass in Msun/h. */
  public double satellites(double mass) {
    double above = mass - Math.pow(10, logCutMass);
    return above <= 0 ? 0 : Math.pow(above / Math.pow(10, logSatelliteMass), slope);
  }

  /**
   * The galaxies of halos: for each halo its central galaxy, then its satellites.
   *
   * @param halos with masses and velocities, and a stated Omega_m and redshift
   */
  public PointCloud populate(PointCloud halos, long seed) {
    List<double[]> galaxies = new ArrayList<>();
    for (int h = 0; h < halos.size(); h++) {
      UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "galaxies", h));
      if (random.nextDouble() < centrals(halos.mass(h))) {
        galaxies.add(central(halos, h));
        double mean = satellites(halos.mass(h));
        int count = mean > 0 ? PoissonSampler.of(random, mean).sample() : 0;
        addSatellites(galaxies, halos, h, count, random);
      }
    }
    double[][] columns = new double[7][galaxies.size()];
    for (int g = 0; g < galaxies.size(); g++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][g] = galaxies.get(g)[c];
      }
    }
    return PointCloud.builder(halos.box())
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .masses(columns[6])
        .cosmology(halos.cosmology())
        .wrap(true)
        .build();
  }

  private static double[] central(PointCloud halos, int h) {
    double[] galaxy = new double[7];
    for (int axis = 0; axis < 3; axis++) {
      galaxy[axis] = halos.position(axis, h);
      galaxy[3 + axis] = halos.velocity(axis, h);
    }
    galaxy[6] = halos.mass(h);
    return galaxy;
  }

  private static void addSatellites(
      List<double[]> galaxies, PointCloud halos, int h, int count, UniformRandomProvider random) {
    if (count == 0) {
      return;
    }
    Cosmology cosmology = halos.cosmology();
    double mass = halos.mass(h);
    double radius = radius(mass, cosmology.requireOmegaM());
    double virial = GRAVITY * mass / (radius * cosmology.scaleFactor());
    NfwProfile profile = new NfwProfile(concentration(mass, cosmology.requireRedshift()));
    UnitSphereSampler directions = UnitSphereSampler.of(random, 3);
    SharedStateContinuousSampler gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    for (int s = 0; s < count; s++) {
      double fraction = profile.radius(1 - random.nextDouble());
      double dispersion = Math.sqrt(virial * profile.variance(fraction));
      double[] direction = directions.sample();
      double[] galaxy = central(halos, h);
      for (int axis = 0; axis < 3; axis++) {
        galaxy[axis] += radius * fraction * direction[axis];
        galaxy[3 + axis] += dispersion * gaussian.sample();
      }
      galaxies.add(galaxy);
    }
  }

  /** Comoving radius in Mpc/h within which the mean density is 200 times that of all matter. */
  static double radius(double mass, double omegaM) {
    double density = OVERDENSITY * omegaM * Snapshot.CRITICAL_DENSITY;
    return Math.cbrt(3 * mass / (4 * Math.PI * density));
  }

  /** Duffy et al. (2008), table 1. */
  static double concentration(double mass, double redshift) {
    return 10.14 * Math.pow(mass / 2e12, -0.081) * Math.pow(1 + redshift, -1.01);
  }
}
