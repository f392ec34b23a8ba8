package org.cosmoassay.reference.simulator.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * Makes the files of a suite: {@code simulations/} with a catalogue per simulation and redshift,
 * and, once all are there, a catalogue and a table of conditions per set and split, {@code
 * simulations.csv}, the data card {@code README.md} and {@code SHA256SUMS}.
 *
 * <p>Every file is written whole or not at all, and is named after what it depends on. So a run
 * that was ended goes on where it was, and a simulation whose settings changed is made again.
 * Numbers are rounded to single precision, as the catalogues of the field are.
 */
public final class SuiteRunner {

  private static final String HEADER =
      "set,index,split,seed,fixed,inverted,Omega_m,Omega_b,h,n_s,sigma_8,redshift,points,"
          + "particle_mass,least_mass,energy_drift";

  private final Suite suite;
  private final Path directory;
  private final Path parts;

  private SuiteRunner(Suite suite, Path directory) {
    this.suite = suite;
    this.directory = directory;
    this.parts = directory.resolve("simulations");
  }

  /** Hears of every simulation. */
  public interface Listener {
    /** A number of simulations is about to be made. */
    void begin(int missing);

    /** One of them is done. */
    void made();
  }

  /** Makes simulations, in this process or elsewhere. */
  public interface Workshop {

    /** Here, one after the other, each on all threads. */
    static Workshop here(Suite suite) {
      return (simulations, folder, listener) -> {
        for (SuiteSimulation simulation : simulations) {
          SuiteRunner.make(suite, simulation, folder);
          listener.made();
        }
      };
    }

    /**
     * Makes all of them.
     *
     * @param folder where the files of each belong, as {@link SuiteRunner#make} writes them
     * @param listener hears of every simulation
     */
    void make(List<SuiteSimulation> simulations, Path folder, Listener listener)
        throws IOException, CatalogueException;
  }

  /**
   * What there is after a run.
   *
   * @param made simulations made now
   * @param missing simulations that are still to be made
   */
  public record Outcome(int made, int missing) {}

  /** Makes what is missing in this process. */
  public static Outcome run(
      Suite suite, String configuration, Path directory, int most, Listener listener)
      throws IOException, CatalogueException {
    return run(suite, configuration, directory, most, Workshop.here(suite), listener);
  }

  /**
   * Makes what is missing.
   *
   * @param configuration text of the suite file, kept beside the catalogues
   * @param most simulations to make at most in this run
   */
  public static Outcome run(
      Suite suite,
      String configuration,
      Path directory,
      int most,
      Workshop workshop,
      Listener listener)
      throws IOException, CatalogueException {
    return new SuiteRunner(suite, directory).run(configuration, most, workshop, listener);
  }

  private Outcome run(String configuration, int most, Workshop workshop, Listener listener)
      throws IOException, CatalogueException {
    List<SuiteSimulation> all = suite.simulations();
    Files.createDirectories(parts);
    List<SuiteSimulation> missing = all.stream().filter(s -> !isDone(s)).toList();
    List<SuiteSimulation> now = missing.subList(0, Math.min(most, missing.size()));
    listener.begin(now.size());
    workshop.make(now, parts, listener);
    if (now.size() == missing.size()) {
      assemble(all, configuration);
    }
    return new Outcome(now.size(), missing.size() - now.size());
  }

  private static String stem(Suite suite, SuiteSimulation simulation) {
    return String.format(
        Locale.ROOT,
        "%s-%04d-%s",
        simulation.set(),
        simulation.index(),
        simulation.fingerprint(suite.settings()));
  }

  /** The rows of a simulation are written last: where they are, all of it is. */
  private static Path rows(Suite suite, SuiteSimulation simulation, Path folder) {
    return folder.resolve(stem(suite, simulation) + ".csv");
  }

  private static Path part(Suite suite, SuiteSimulation simulation, Path folder, double redshift) {
    return folder.resolve(stem(suite, simulation) + "-z" + redshift + ".npz");
  }

  private boolean isDone(SuiteSimulation simulation) {
    return Files.exists(rows(suite, simulation, parts))
        && suite.settings().redshifts().stream()
            .allMatch(redshift -> Files.exists(part(suite, simulation, parts, redshift)));
  }

  /**
   * Makes one simulation and writes its files into a folder.
   *
   * @return the files in the order they were written: where the last one is, all are
   */
  public static List<Path> make(Suite suite, SuiteSimulation simulation, Path folder)
      throws IOException, CatalogueException {
    SuiteSimulation.Result result = simulation.run(suite.settings());
    List<Path> files = new ArrayList<>();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < result.clouds().size(); i++) {
      double redshift = suite.settings().redshifts().get(i);
      PointCloud cloud = SinglePrecision.of(result.clouds().get(i));
      Path part = part(suite, simulation, folder, redshift);
      Catalogues.write(part, Ensemble.of(List.of(cloud)));
      files.add(part);
      rows.append(row(simulation, redshift, cloud, result)).append('\n');
    }
    Path table = rows(suite, simulation, folder);
    AtomicFile.write(table, rows.toString().getBytes(StandardCharsets.UTF_8));
    files.add(table);
    return files;
  }

  private static String row(
      SuiteSimulation simulation,
      double redshift,
      PointCloud cloud,
      SuiteSimulation.Result result) {
    double least = cloud.size() == 0 || !cloud.hasMasses() ? Double.NaN : Double.MAX_VALUE;
    for (int i = 0; i < cloud.size() && cloud.hasMasses(); i++) {
      least = Math.min(least, cloud.mass(i));
    }
    return String.format(
        Locale.ROOT,
        "%s,%d,%s,%d,%b,%b,%s,%d,%.6e,%.6e,%.3e",
        simulation.set(),
        simulation.index(),
        simulation.split().word(),
        simulation.phases().seed(),
        simulation.phases().fixed(),
        simulation.phases().inverted(),
        conditions(simulation.cosmology().withRedshift(redshift)),
        cloud.size(),
        result.particleMass(),
        least,
        result.energyDrift());
  }

  private static String conditions(Cosmology c) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%s,%s,%s",
        c.omegaM(),
        c.omegaB(),
        c.h(),
        c.nS(),
        c.sigma8(),
        c.redshift());
  }

  /** Files of all simulations together. */
  private void assemble(List<SuiteSimulation> all, String configuration)
      throws IOException, CatalogueException {
    TreeMap<String, String> sums = new TreeMap<>();
    write("suite.yaml", configuration, sums);
    StringBuilder table = new StringBuilder(HEADER).append('\n');
    for (SuiteSimulation simulation : all) {
      table.append(Files.readString(rows(suite, simulation, parts)));
    }
    write("simulations.csv", table.toString(), sums);
    for (SimulationSet set : suite.sets()) {
      for (Split split : Split.values()) {
        List<SuiteSimulation> members =
            all.stream().filter(s -> s.set().equals(set.name()) && s.split() == split).toList();
        if (!members.isEmpty()) {
          assemble(set.name() + "-" + split.word(), members, sums);
        }
      }
    }
    write("README.md", DataCard.of(suite, table.toString(), sums.keySet()), sums);
    StringBuilder lines = new StringBuilder();
    sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
    AtomicFile.write(
        directory.resolve("SHA256SUMS"), lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void assemble(String name, List<SuiteSimulation> members, Map<String, String> sums)
      throws IOException, CatalogueException {
    for (double redshift : suite.settings().redshifts()) {
      String stem = name + "-z" + redshift;
      List<PointCloud> clouds = new ArrayList<>();
      StringBuilder table = new StringBuilder("index,Omega_m,Omega_b,h,n_s,sigma_8,redshift\n");
      for (SuiteSimulation simulation : members) {
        clouds.add(read(part(suite, simulation, parts, redshift)));
        table
            .append(simulation.index())
            .append(',')
            .append(conditions(simulation.cosmology().withRedshift(redshift)))
            .append('\n');
      }
      Path file = directory.resolve(stem + ".npz");
      Catalogues.write(file, Ensemble.of(clouds));
      sums.put(stem + ".npz", Sha256.of(file));
      write(stem + ".csv", table.toString(), sums);
    }
  }

  private static PointCloud read(Path file) throws IOException, CatalogueException {
    try (Catalogue catalogue = Catalogues.open(file, CatalogueOptions.defaults())) {
      return catalogue.asEnsemble().cloud(0);
    }
  }

  private void write(String name, String text, Map<String, String> sums) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(directory.resolve(name), bytes);
    sums.put(name, Sha256.of(bytes));
  }
}
