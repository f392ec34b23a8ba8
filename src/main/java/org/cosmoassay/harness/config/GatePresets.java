package org.cosmoassay.harness.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets of gates for what a map of galaxies is made for, each tolerance with its reason. A preset
 * judges every statistic it has a rule for, and every other one by its general tests.
 */
public final class GatePresets {

  /**
   * What a preset asks of a statistic.
   *
   * @param component judged column; empty for all
   * @param tolerance relative tolerance; NaN when it is absolute
   * @param absolute absolute tolerance; NaN when it is relative
   * @param low where the judged range begins, in the unit of the axis; NaN for the whole axis
   * @param high where it ends
   */
  record Tolerance(String component, double tolerance, double absolute, double low, double high) {}

  /**
   * A preset.
   *
   * @param name as in benchmarks
   * @param purpose what it is for
   * @param reason where its tolerances come from
   * @param tests tests of two samples that judge every statistic
   * @param alpha level of these
   * @param tolerances by kind of statistic
   */
  public record Preset(
      String name,
      String purpose,
      String reason,
      List<String> tests,
      double alpha,
      Map<String, Tolerance> tolerances) {

    public Preset {
      tests = List.copyOf(tests);
      tolerances = Map.copyOf(tolerances);
    }
  }

  private static final List<Preset> ALL =
      List.of(
          new Preset(
              "emulator",
              "a stand-in for simulations, to be told from them by nothing",
              "4 % on halo clustering at 10 to 40 Mpc/h is what emulators of it reach (Nishimichi et al. 2019, arXiv:1811.09504), and the same is asked of velocities; 5 % on mass functions is the accuracy of their fits (Tinker et al. 2008, arXiv:0803.2706); 0.02 on distribution functions is the scatter of those of a few dozen boxes of 1000 halos",
              List.of("hotelling", "scatter"),
              0.01,
              clustering(0.04, 0.05)),
          new Preset(
              "survey-mock",
              "a mock of a survey, to develop an analysis with",
              "20 % with a systematic error of the data of 10 %, in quadrature 22.4 %, is what the second data challenge of LSST's DESC asked of counts (LSSTDESC/DC2-production issue 21); the same is asked of clustering and velocities, and no more: a mock need not be a simulation",
              List.of(),
              0.01,
              clustering(0.224, 0.224)),
          new Preset(
              "regression",
              "continuous integration: nothing may change that was right",
              "tests at the level 0.001, so that a thousand runs of unchanged code give one false alarm for each gate; no tolerance, as every change counts",
              List.of("hotelling", "energy", "scatter"),
              0.001,
              Map.of()));

  private GatePresets() {}

  private static Map<String, Tolerance> clustering(double tolerance, double masses) {
    Map<String, Tolerance> rules = new LinkedHashMap<>();
    rules.put("xi", new Tolerance("", tolerance, Double.NaN, 10, 40));
    rules.put("xi-multipoles", new Tolerance("xi0", tolerance, Double.NaN, 10, 40));
    rules.put("wp", new Tolerance("", tolerance, Double.NaN, 10, 40));
    rules.put("power", new Tolerance("p0", tolerance, Double.NaN, 0.05, 0.3));
    rules.put("pairwise-velocity", new Tolerance("v12", tolerance, Double.NaN, 10, 40));
    rules.put("mass-function", new Tolerance("", masses, Double.NaN, Double.NaN, Double.NaN));
    rules.put(
        "knn-cdf",
        new Tolerance("", Double.NaN, masses < 0.1 ? 0.02 : 0.1, Double.NaN, Double.NaN));
    return rules;
  }

  /** All presets. */
  public static List<Preset> all() {
    return ALL;
  }

  /** Their names. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    ALL.forEach(preset -> names.add(preset.name()));
    return names;
  }
}
