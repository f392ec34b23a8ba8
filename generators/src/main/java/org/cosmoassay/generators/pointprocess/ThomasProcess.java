package org.cosmoassay.generators.pointprocess;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * The (modified) Thomas cluster process, with velocities that fall towards the cluster centres and
 * with masses: a clustered cloud whose correlation function is known in closed form.
 *
 * <p>Parents form a Poisson process of density rho_p = points / (mu V); each has a Poisson number
 * of offspring of mean mu, displaced from it by an isotropic Gaussian of standard deviation sigma
 * per axis. Only offspring are points of the cloud. With N the number of points,
 *
 * <pre>
 *   xi(r)  = exp(-r^2 / (4 sigma^2)) / (rho_p (4 pi sigma^2)^(3/2))
 *   &lt;N&gt;    = points,   var N = points (1 + mu)
 *   v      = v_bulk(parent) - A dx + v_thermal        dx: displacement from the parent
 *   dn/dlnM ~ 1/M between the least and the greatest mass, independent of everything else
 * </pre>
 *
 * <p>Parameters and defaults: {@code mean-offspring} mu = 5; {@code scale} sigma = 5 Mpc/h; {@code
 * bulk-velocity-dispersion} 300 km/s per axis; {@code infall-rate} A = 100 km/s per Mpc/h, that is
 * stable clustering at z = 0: infall that just cancels the Hubble expansion (Davis and Peebles
 * 1977, doi:10.1086/190456); {@code velocity-dispersion} 150 km/s per axis, thermal; {@code
 * minimum-mass} 1e13 and {@code maximum-mass} 1e16 Msun/h; {@code count}: {@code poisson} (default)
 * or {@code fixed}.
 *
 * <p>With {@code count: fixed} every cloud has N = points and is an exact draw of the process
 * conditioned on that N: the number of parents follows its law given N (see {@link ParentCount}),
 * and, given both numbers, Poisson offspring numbers are multinomial, so every point takes a parent
 * at random.
 *
 * <p>The condition is carried by the cloud and otherwise ignored. Displacements wrap around the
 * box; infall follows the unwrapped displacement. Positions, velocities and masses have random
 * streams of their own: a velocity or mass parameter never moves a point.
 *
 * <p>Thomas (1949), Biometrika 36, 18, doi:10.1093/biomet/36.1-2.18; Stoyan, Kendall and Mecke,
 * Stochastic Geometry and its Applications, section 5.3.
 */
public final class ThomasProcess implements Generator {

  static final String NAME = "thomas";

  private final PeriodicBox box;
  private final PointCount count;
  private final double meanOffspring;
  private final double scale;
  private final double bulkDispersion;
  private final double infallRate;
  private final double thermalDispersion;
  private final double minimumMass;
  private final double maximumMass;

  private ThomasProcess(PeriodicBox box, PointCount count, Parameters parameters) {
    this.box = box;
    this.count = count;
    meanOffspring = parameters.positive("mean-offspring", 5);
    scale = parameters.positive("scale", 5);
    bulkDispersion = parameters.nonNegative("bulk-velocity-dispersion", 300);
    infallRate = parameters.nonNegative("infall-rate", 100);
    thermalDispersion = parameters.nonNegative("velocity-dispersion", 150);
    minimumMass = parameters.positive("minimum-mass", 1e13);
    maximumMass = parameters.positive("maximum-mass", 1e16);
  }

  /**
   * The process of these settings.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  public static ThomasProcess of(GeneratorSettings settings) {
    Parameters parameters = Parameters.of(NAME, settings.parameters());
    PointCount count = PointCount.read(settings, parameters);
    ThomasProcess process = new ThomasProcess(settings.box(), count, parameters);
    parameters.require(
        process.scale < 0.5 * process.box.shortestSide(),
        "scale",
        process.scale,
        "must be below half of the shortest side of the box, "
            + 0.5 * process.box.shortestSide()
            + " Mpc/h");
    parameters.require(
        Math.max(process.meanOffspring, process.parentMean()) <= PointCount.MOST,
        "mean-offspring",
        process.meanOffspring,
        "must be at most 1e9, and points / mean-offspring too");
    parameters.require(
        process.minimumMass < process.maximumMass,
        "maximum-mass",
        process.maximumMass,
        "must be greater than minimum-mass (" + process.minimumMass + ")");
    parameters.requireValid();
    return process;
  }

  @Override
  public String identity() {
    return ("%s/1 box=%s,%s,%s %s mean-offspring=%s scale=%s bulk-velocity-dispersion=%s"
            + " infall-rate=%s velocity-dispersion=%s minimum-mass=%s maximum-mass=%s")
        .formatted(
            NAME,
            box.lx(),
            box.ly(),
            box.lz(),
            count.identity(),
            meanOffspring,
            scale,
            bulkDispersion,
            infallRate,
            thermalDispersion,
            minimumMass,
            maximumMass);
  }

  @Override
  public PointCloud sample(Cosmology condition, long seed) {
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "positions", 0));
    int parents = drawParentCount(random);
    int[] parentOf = drawParents(random, parents);
    int n = parentOf.length;
    double[][] centres = UniformProcess.uniform(random, box, parents);
    double[][] displacements = UniformProcess.gaussian(random, n);

    UniformRandomProvider motion = RandomStreams.of(RandomStreams.split(seed, "velocities", 0));
    double[][] bulk = UniformProcess.gaussian(motion, parents);
    double[][] velocities = UniformProcess.gaussian(motion, n);

    double[][] positions = new double[3][n];
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < n; i++) {
        int parent = parentOf[i];
        double displacement = scale * displacements[axis][i];
        positions[axis][i] = box.wrap(centres[axis][parent] + displacement, axis);
        velocities[axis][i] =
            bulkDispersion * bulk[axis][parent]
                - infallRate * displacement
                + thermalDispersion * velocities[axis][i];
      }
    }
    return PointCloud.builder(box)
        .positions(positions[0], positions[1], positions[2])
        .velocities(velocities[0], velocities[1], velocities[2])
        .masses(drawMasses(RandomStreams.of(RandomStreams.split(seed, "masses", 0)), n))
        .cosmology(condition)
        .build();
  }

  private double parentMean() {
    return count.mean() / meanOffspring;
  }

  private int drawParentCount(UniformRandomProvider random) {
    return count.fixed()
        ? ParentCount.draw(random, parentMean(), meanOffspring, count.exactly())
        : PointCount.poisson(random, parentMean());
  }

  /** The parent of every point. */
  private int[] drawParents(UniformRandomProvider random, int parents) {
    if (count.fixed()) {
      int[] parentOf = new int[count.exactly()];
      for (int i = 0; i < parentOf.length; i++) {
        parentOf[i] = random.nextInt(parents);
      }
      return parentOf;
    }
    int[] offspring = new int[parents];
    long total = 0;
    for (int parent = 0; parent < parents; parent++) {
      offspring[parent] = PointCount.poisson(random, meanOffspring);
      total += offspring[parent];
    }
    int[] parentOf = new int[Math.toIntExact(total)];
    int next = 0;
    for (int parent = 0; parent < parents; parent++) {
      for (int k = 0; k < offspring[parent]; k++) {
        parentOf[next++] = parent;
      }
    }
    return parentOf;
  }

  /** Inverse of the cumulative F(M) = (1 - M_min / M) / (1 - M_min / M_max), in Msun/h. */
  private double[] drawMasses(UniformRandomProvider random, int n) {
    double range = 1 - minimumMass / maximumMass;
    double[] masses = new double[n];
    for (int i = 0; i < n; i++) {
      masses[i] = minimumMass / (1 - range * random.nextDouble());
    }
    return masses;
  }
}
