package org.cosmoassay.reference.simulator.suite;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cosmoassay.reference.simulator.gravity.GravitySettings;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.fourier.MassAssignment;

/** The text that goes with the files of a suite: what they are, and how they were made. */
final class DataCard {

  private DataCard() {}

  /**
   * The card, in Markdown.
   *
   * @param table the table of simulations
   * @param files names of the files it goes with
   */
  static String of(Suite suite, String table, Collection<String> files) {
    StringBuilder card = new StringBuilder();
    card.append("# ").append(suite.name()).append("\n\n");
    if (!suite.description().isEmpty()) {
      card.append(suite.description().strip()).append("\n\n");
    }
    card.append(
            "Made by CosmoAssay: `cosmoassay simulate suite.yaml --out DIR` gives these files again, byte for byte.\n\n")
        .append("| what | value |\n|---|---|\n");
    SimulationSettings settings = suite.settings();
    row(card, "method", settings.method().word());
    row(card, "box", settings.box() + " Mpc/h, periodic");
    row(card, "particles per side", settings.particles());
    if (settings.method() == Method.COLA) {
      GravitySettings gravity = settings.gravity();
      row(card, "mesh cells per side", gravity.meshFactor() * settings.particles());
      if (gravity.assignment() != MassAssignment.CIC) {
        row(card, "mass assignment", gravity.assignment().label());
      }
      row(card, "time steps", gravity.steps() + ", from redshift " + gravity.initialRedshift());
    }
    LinearTable linear = settings.linear();
    if (linear != null) {
      row(card, "linear power", linear.name() + ", normalised to sigma_8");
    }
    row(card, "redshifts", settings.redshifts());
    row(card, "points", points(settings));
    Cosmology c = suite.fiducial();
    row(
        card,
        "fiducial cosmology",
        String.format(
            Locale.ROOT,
            "flat, Omega_m = %s, Omega_b = %s, h = %s, n_s = %s, sigma_8 = %s",
            c.omegaM(),
            c.omegaB(),
            c.h(),
            c.nS(),
            c.sigma8()));
    row(card, "seed", suite.seed());
    for (SimulationSet set : suite.sets()) {
      row(card, "set `" + set.name() + "`", describe(set));
    }
    card.append(
        """

        Columns: positions x, y, z in comoving Mpc/h, velocities vx, vy, vz (proper, peculiar) in km/s, masses in Msun/h,
        rounded to single precision. Every simulation has its row in `simulations.csv`; no seed is in two splits.
        `SHA256SUMS` has the checksum of every file: `sha256sum -c SHA256SUMS`.

        """);
    card.append("Files: ")
        .append(files.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")))
        .append(".\n\n")
        .append(table.lines().count() - 1)
        .append(" catalogues in all.\n");
    return card.toString();
  }

  private static String points(SimulationSettings settings) {
    return switch (settings.method()) {
      case LOGNORMAL -> settings.count() + " expected, bias " + settings.bias();
      default ->
          String.format(
              Locale.ROOT,
              "%sthe %d most massive friends-of-friends halos of %d particles or more",
              settings.galaxies() == null ? "" : "galaxies in ",
              settings.count(),
              settings.leastParticles());
    };
  }

  private static String describe(SimulationSet set) {
    String sizes =
        Arrays.stream(Split.values())
            .filter(set.splits()::containsKey)
            .map(split -> set.splits().get(split) + " " + split.word())
            .collect(Collectors.joining(", "));
    return set.design().describe() + ", " + set.phasing().word() + " phases: " + sizes;
  }

  private static void row(StringBuilder card, String what, Object value) {
    card.append("| ").append(what).append(" | ").append(value).append(" |\n");
  }
}
