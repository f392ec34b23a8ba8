package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.reports.Report.Fact;
import org.cosmoassay.reports.Report.GateRange;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * A synthetic report with curves like those of halos: six statistics, fourteen components, five
 * sources. The curves are closed forms with seeded noise, not physics.
 */
final class ReportFixture {

  static final int REALIZATIONS = 16;

  private ReportFixture() {}

  /** How a source departs from the reference. */
  private record Model(
      String name,
      String description,
      boolean control,
      DoubleUnaryOperator clustering,
      double velocity) {}

  private static final List<Model> MODELS =
      List.of(
          new Model("reference-copy", "the reference against itself, paired", false, r -> 1, 1),
          new Model(
              "diffusion",
              "catalogues samples.npy: denoising diffusion of Cuesta-Lazaro & Mishra-Sharma",
              false,
              r -> 1 - 0.22 * Math.exp(-r / 9),
              1.02),
          new Model("poisson", "uniform points", true, r -> 0, 0),
          new Model("fast", "reference with velocities × 1.2", true, r -> 1, 1.2),
          new Model(
              "jittered",
              "reference with positions jittered by 3 Mpc/h per axis",
              true,
              r -> 1 / (1 + Math.pow(5 / r, 3)),
              1));

  static Report report() {
    return report("quijote-halos");
  }

  static Report report(String name) {
    List<Source> sources =
        MODELS.stream()
            .map(
                m ->
                    new Source(
                        m.name, m.description, m.control ? Role.NEGATIVE_CONTROL : Role.JUDGED))
            .toList();
    List<StatisticSection> statistics =
        List.of(
            section(
                "xi",
                "Two-point correlation of halos, natural estimator (Peebles & Hauser 1974).",
                List.of(new GateRange("equivalence", 5, 50, 0.05))),
            section(
                "xi-multipoles",
                "Multipoles of ξ(s, µ) in redshift space (Kaiser 1987).",
                List.of(new GateRange("hotelling", 8.6, 80, Double.NaN))),
            section(
                "pairwise-velocity",
                "Mean radial pairwise velocity and its dispersions (Juszkiewicz et al. 1999).",
                List.of(new GateRange("equivalence", 10, 60, 0.1))),
            section(
                "knn-cdf",
                "Distribution of distances from random places to the k-th neighbour (Banerjee & Abel 2021).",
                List.of(new GateRange("hotelling", 10, 50, Double.NaN))),
            section(
                "mass-function",
                "Halos per volume and logarithm of mass.",
                List.of(new GateRange("equivalence", 4e13, 4e14, 0.1))),
            section(
                "speed-pdf",
                "Distribution of speeds.",
                List.of(new GateRange("equivalence", 100, 800, 0.1))));
    return new Report(
        name,
        "1 of 2 models fails: diffusion breaks 2 of 13 gates; all 3 negative controls fail as they must.",
        sources,
        verdicts(),
        statistics,
        slices(),
        List.of(
            new Fact("Version", "0.1.0-SNAPSHOT (commit 03927fd)"),
            new Fact("Java", "OpenJDK 64-Bit Server VM 17.0.15 on Linux amd64, 2 processors"),
            new Fact("Kernel", "scalar"),
            new Fact("Seed", "42"),
            new Fact(
                "SHA-256 of halos_small.npy",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")),
        """
        name: quijote-halos
        seed: 42
        reference: {name: n-body, catalogues: "halos_small.npy", columns: [x, y, z, vx, vy, vz, mass], box: 1000, redshift: 0}
        statistics:
          - {xi: {bins: "lin:0.5:120:59"}}
          - {knn-cdf: {k: [1, 2, 4, 8], queries: 100000}}
        gates:
          - {statistic: xi, test: equivalence, tolerance: 0.05, range: [5, 50]}
        """);
  }

  private static StatisticSection section(
      String statistic, String description, List<GateRange> ranges) {
    List<Comparison> comparisons = new ArrayList<>();
    for (Model model : MODELS) {
      if (model.name.equals("poisson") && statistic.equals("mass-function")) {
        continue; // points without masses are not compared
      }
      comparisons.add(
          new Comparison(
              model.name,
              statistic,
              true,
              REALIZATIONS,
              REALIZATIONS,
              components(statistic, model)));
    }
    return new StatisticSection(statistic, description, comparisons, ranges);
  }

  private static List<ComponentComparison> components(String statistic, Model model) {
    Axis r = Axis.binned("r", "Mpc/h", Bins.linear(0.5, 120, 59));
    Axis s = Axis.binned("s", "Mpc/h", Bins.linear(0.5, 120, 59));
    return switch (statistic) {
      case "xi" ->
          List.of(
              curve(
                  "xi",
                  "",
                  r,
                  model,
                  x -> xi(x) * model.clustering.applyAsDouble(x),
                  ReportFixture::xi));
      case "xi-multipoles" ->
          List.of(
              curve(
                  "xi0",
                  "",
                  s,
                  model,
                  x -> 1.3 * xi(x) * model.clustering.applyAsDouble(x),
                  x -> 1.3 * xi(x)),
              curve(
                  "xi2",
                  "",
                  s,
                  model,
                  x -> -0.6 * xi(x * 1.1) * model.clustering.applyAsDouble(x),
                  x -> -0.6 * xi(x * 1.1)),
              curve(
                  "xi4",
                  "",
                  s,
                  model,
                  x -> 0.05 * xi(x) * Math.cos(x / 30) * model.clustering.applyAsDouble(x),
                  x -> 0.05 * xi(x) * Math.cos(x / 30)));
      case "pairwise-velocity" ->
          List.of(
              curve("v12", "km/s", r, model, x -> v12(x) * model.velocity, ReportFixture::v12),
              curve(
                  "sigma_r",
                  "km/s",
                  r,
                  model,
                  x -> (430 + 60 * Math.exp(-x / 8)) * (model.velocity == 0 ? 0.8 : model.velocity),
                  x -> 430 + 60 * Math.exp(-x / 8)),
              curve(
                  "sigma_t",
                  "km/s",
                  r,
                  model,
                  x -> (420 + 20 * Math.exp(-x / 8)) * (model.velocity == 0 ? 0.8 : model.velocity),
                  x -> 420 + 20 * Math.exp(-x / 8)),
              curve(
                  "skew_r",
                  "",
                  r,
                  model,
                  x -> -0.4 * Math.exp(-x / 40) * (model.velocity == 0 ? 0 : 1),
                  x -> -0.4 * Math.exp(-x / 40)));
      case "knn-cdf" -> {
        Axis sampled = Axis.sampled("r", "Mpc/h", Bins.linear(2, 80, 39));
        List<ComponentComparison> list = new ArrayList<>();
        for (int k : new int[] {1, 2, 4, 8}) {
          list.add(
              curve(
                  "cdf_k" + k,
                  "",
                  sampled,
                  model,
                  x ->
                      erlang(
                          k,
                          x
                              / (model.clustering.applyAsDouble(6) < 0.1
                                  ? 36
                                  : 36 + 2 * model.clustering.applyAsDouble(4))),
                  x -> erlang(k, x / 38)));
        }
        yield list;
      }
      case "mass-function" ->
          List.of(
              curve(
                  "dn_dlnm",
                  "(h/Mpc)^3",
                  Axis.binned("m", "Msun/h", Bins.logarithmic(2e13, 2e15, 16)),
                  model,
                  m -> press(m) * (model.name.equals("diffusion") ? Math.pow(m / 2e13, -0.06) : 1),
                  ReportFixture::press));
      default ->
          List.of(
              curve(
                  "pdf",
                  "(km/s)^-1",
                  Axis.binned("v", "km/s", Bins.linear(0, 1500, 30)),
                  model,
                  v -> maxwell(v, 240 * (model.velocity == 0 ? 0.9 : model.velocity)),
                  v -> maxwell(v, 240)));
    };
  }

  static ComponentComparison curve(
      String name,
      String unit,
      Axis axis,
      String seedOf,
      double noise,
      DoubleUnaryOperator generated,
      DoubleUnaryOperator reference) {
    int n = axis.size();
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(7, seedOf + name, 0));
    double[] mean = new double[n];
    double[] scatter = new double[n];
    double[] error = new double[n];
    double[] gen = new double[n];
    double[] genScatter = new double[n];
    double[] genError = new double[n];
    double[] ratio = new double[n];
    double[] ratioError = new double[n];
    double[] pull = new double[n];
    double largest =
        IntStream.range(0, n)
            .mapToDouble(i -> Math.abs(reference.applyAsDouble(axis.centre(i))))
            .filter(v -> v < 1e6)
            .max()
            .orElse(1);
    for (int i = 0; i < n; i++) {
      double x = axis.centre(i);
      mean[i] = reference.applyAsDouble(x);
      scatter[i] =
          0.08 * Math.abs(mean[i])
              + (name.startsWith("xi") ? 8 / (x * x) : name.startsWith("dn") ? 0 : 0.004 * largest);
      error[i] = scatter[i] / Math.sqrt(REALIZATIONS);
      double departure = generated.applyAsDouble(x);
      genScatter[i] = scatter[i];
      genError[i] = error[i];
      gen[i] = departure + noise * genError[i] * (random.nextDouble() - 0.5);
      if (name.startsWith("xi") && i == 0) {
        mean[i] = gen[i] = Double.NaN; // halos exclude each other
        scatter[i] = error[i] = genScatter[i] = genError[i] = Double.NaN;
      }
      ratio[i] = gen[i] / mean[i];
      ratioError[i] = 0.4 * genError[i] / Math.abs(mean[i]);
      pull[i] = noise == 0 && ratio[i] == 1 ? 0 : (gen[i] - mean[i]) / (0.4 * genError[i]);
    }
    return new ComponentComparison(
        name,
        unit,
        axis,
        new ComponentComparison.Series(mean, scatter, error),
        new ComponentComparison.Series(gen, genScatter, genError),
        ratio,
        ratioError,
        pull);
  }

  private static ComponentComparison curve(
      String name,
      String unit,
      Axis axis,
      Model model,
      DoubleUnaryOperator generated,
      DoubleUnaryOperator reference) {
    boolean copy = model.name.equals("reference-copy");
    return curve(name, unit, axis, model.name, copy ? 0 : 1, generated, reference);
  }

  static double xi(double r) {
    double acoustic = 1 + 0.9 * Math.exp(-Math.pow((r - 104) / 11, 2));
    return Math.pow(14 / r, 1.75) * acoustic * Math.exp(-r / 140) / (1 + Math.pow(2.5 / r, 4));
  }

  private static double v12(double r) {
    return -560 * Math.exp(-r / 28) * (1 - Math.exp(-Math.pow(r / 2, 2)));
  }

  private static double press(double m) {
    return 4e-4 * Math.pow(m / 2e13, -1.1) * Math.exp(-m / 4e14);
  }

  private static double maxwell(double v, double sigma) {
    return Math.sqrt(2 / Math.PI)
        * v
        * v
        / Math.pow(sigma, 3)
        * Math.exp(-v * v / (2 * sigma * sigma));
  }

  private static double erlang(int k, double x) {
    double mean = x * x * x;
    double term = Math.exp(-mean);
    double below = 0;
    for (int i = 0; i < k; i++) {
      below += term;
      term *= mean / (i + 1);
    }
    return 1 - below;
  }

  private static List<Verdict> verdicts() {
    List<Verdict> list = new ArrayList<>();
    for (Model m : MODELS) {
      list.add(
          new Verdict(
              m.name,
              "sanity",
              "finite",
              Status.PASS,
              "All 560000 values of 16 clouds are finite.",
              0,
              0,
              Double.NaN,
              Double.NaN));
      list.add(
          new Verdict(
              m.name,
              "sanity",
              "inside-box",
              Status.PASS,
              "All 80000 points lie in [0, 1000) Mpc/h.",
              0,
              0,
              Double.NaN,
              Double.NaN));
      list.add(
          new Verdict(
              m.name,
              "sanity",
              "duplicates",
              Status.PASS,
              "0 of 80000 points are duplicates; the reference has 0.",
              0,
              1.2e-5,
              Double.NaN,
              Double.NaN));
      for (String statistic :
          List.of(
              "xi",
              "xi-multipoles",
              "pairwise-velocity",
              "knn-cdf",
              "mass-function",
              "speed-pdf")) {
        list.add(verdict(m, statistic, "hotelling"));
        if (!statistic.equals("knn-cdf")) {
          list.add(verdict(m, statistic, "equivalence"));
        }
      }
    }
    return list;
  }

  private static Verdict verdict(Model m, String statistic, String gate) {
    boolean clustering = statistic.startsWith("xi") || statistic.equals("knn-cdf");
    boolean velocity = statistic.equals("pairwise-velocity") || statistic.equals("speed-pdf");
    if (m.name.equals("poisson") && statistic.equals("mass-function")) {
      return new Verdict(
          m.name,
          statistic,
          gate,
          Status.SKIPPED,
          "The clouds of poisson have no masses.",
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN);
    }
    boolean fails =
        switch (m.name) {
          case "poisson" -> clustering || velocity;
          case "fast" -> velocity;
          case "jittered" -> clustering;
          case "diffusion" -> statistic.equals("xi");
          default -> false;
        };
    if (fails && gate.equals("hotelling")) {
      return new Verdict(
          m.name,
          statistic,
          gate,
          Status.FAIL,
          "Paired T² = 4321.7 over 13 bins and 16 realizations exceeds 214.5 at the 1 % level.",
          4321.73,
          214.5,
          3.14159e-9,
          4.0841e-8);
    }
    if (fails) {
      return new Verdict(
          m.name,
          statistic,
          gate,
          Status.FAIL,
          "The ratio at 6.6–8.6 Mpc/h is 0.857 ± 0.012, outside 1 ± 0.05.",
          0.857142,
          0.05,
          Double.NaN,
          Double.NaN);
    }
    if (statistic.equals("xi-multipoles") && gate.equals("equivalence")) {
      return new Verdict(
          m.name,
          statistic,
          gate,
          Status.INCONCLUSIVE,
          "The 90 % interval of the ratio at 48.6–50.6 Mpc/h is [0.91, 1.07], across 1 ± 0.05; about 64 realizations would decide.",
          0.09,
          0.05,
          Double.NaN,
          Double.NaN);
    }
    if (m.name.equals("diffusion")
        && statistic.equals("mass-function")
        && gate.equals("hotelling")) {
      return new Verdict(
          m.name,
          statistic,
          gate,
          Status.ERROR,
          "The covariance of 16 bins from 16 realizations is singular.",
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN);
    }
    return new Verdict(
        m.name,
        statistic,
        gate,
        Status.PASS,
        "Paired T² = 18.3 over 13 bins and 16 realizations is below 214.5 at the 1 % level.",
        18.32,
        214.5,
        0.4375,
        1);
  }

  private static List<Slice> slices() {
    List<Slice> list = new ArrayList<>();
    list.add(slice("reference", 11, true));
    for (Model m : MODELS) {
      list.add(slice(m.name, 11 + m.name.length(), !m.name.equals("poisson")));
    }
    return list;
  }

  static Slice slice(String source, long seed, boolean clustered) {
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "slice", 0));
    int n = 2000;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      if (clustered && i % 8 != 0) {
        x[i] = wrap(x[i - 1] + 25 * (random.nextDouble() - 0.5));
        y[i] = wrap(y[i - 1] + 25 * (random.nextDouble() - 0.5));
      } else {
        x[i] = 1000 * random.nextDouble();
        y[i] = 1000 * random.nextDouble();
      }
    }
    return new Slice(source, 1000, 1000, 100, x, y).with(cube(x, y, random));
  }

  private static Cube cube(double[] x, double[] y, UniformRandomProvider random) {
    double[] z = new double[x.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = i % 8 == 0 ? 1000 * random.nextDouble() : wrap(z[i - 1] + 25 * random.nextDouble());
    }
    return new Cube(new double[] {1000, 1000, 1000}, true, x, y, z);
  }

  private static double wrap(double x) {
    return Math.floorMod((long) (x * 1024), 1000L * 1024) / 1024.0;
  }
}
