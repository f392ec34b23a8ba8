package org.cosmoassay.reference.simulator.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.simulator.gravity.GravitySettings;
import org.cosmoassay.reference.simulator.halo.HaloOccupation;
import org.cosmoassay.reference.simulator.linear.ParameterRange;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SuiteRunnerTest {

  private static final Cosmology FIDUCIAL = new Cosmology(0.3175, 0.049, 0.6711, 0.9624, 0.834, 0);

  private static final SuiteRunner.Listener DEAF =
      new SuiteRunner.Listener() {
        @Override
        public void begin(int missing) {
          // nobody listens
        }

        @Override
        public void made() {
          // nobody listens
        }
      };

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private static Suite suite(Method method) {
    SimulationSettings settings =
        new SimulationSettings(
            method,
            60,
            16,
            new GravitySettings(2, 4, 9),
            List.of(1.0, 0.5),
            method == Method.LOGNORMAL ? 200 : 10,
            8,
            1.5,
            null);
    Design hypercube =
        new Design.LatinHypercube(
            List.of(
                new Design.Span(ParameterRange.OMEGA_M, 0.1, 0.5),
                new Design.Span(ParameterRange.SIGMA_8, 0.6, 1)));
    return new Suite(
        "small",
        "A suite for a test.",
        7,
        FIDUCIAL,
        settings,
        List.of(
            new SimulationSet(
                "fiducial",
                new Design.Repeated(),
                Phasing.PAIRED,
                Map.of(Split.TRAIN, 2, Split.TEST, 2)),
            new SimulationSet("cube", hypercube, Phasing.RANDOM, Map.of(Split.TRAIN, 2))));
  }

  @ParameterizedTest
  @EnumSource
  void makesCataloguesThatAreReadAgain(Method method) throws IOException, CatalogueException {
    Suite suite = suite(method);
    SuiteRunner.Outcome outcome = SuiteRunner.run(suite, "name: small\n", directory, 99, DEAF);
    assertThat(outcome).isEqualTo(new SuiteRunner.Outcome(6, 0));
    try (Catalogue catalogue =
        Catalogues.open(directory.resolve("cube-train-z0.5.npz"), CatalogueOptions.defaults())) {
      assertThat(catalogue.size()).isEqualTo(2);
      PointCloud cloud = catalogue.asEnsemble().cloud(1);
      assertThat(cloud.box().lx()).isEqualTo(60);
      assertThat(cloud.hasVelocities()).isTrue();
      assertThat(cloud.hasMasses()).isEqualTo(method != Method.LOGNORMAL);
      Cosmology stated = suite.simulations().get(5).cosmology();
      assertThat(cloud.cosmology()).isEqualTo(stated.withRedshift(0.5));
      if (method == Method.LOGNORMAL) {
        // Poisson: 200 expected, 5 sigma.
        assertThat(cloud.size()).isBetween(130, 270);
      } else {
        assertThat(cloud.size()).isBetween(1, 10);
      }
    }
    assertThat(Files.readAllLines(directory.resolve("simulations.csv"))).hasSize(1 + 2 * 6);
    assertThat(Files.readString(directory.resolve("README.md")))
        .contains("A suite for a test.", method.word(), "Omega_m 0.1 to 0.5", "12 catalogues");
    for (String line : Files.readAllLines(directory.resolve("SHA256SUMS"))) {
      String[] parts = line.split("  ", -1);
      assertThat(Sha256.of(directory.resolve(parts[1]))).as(parts[1]).isEqualTo(parts[0]);
    }
  }

  @Test
  void aRunThatWasEndedGoesOnAndGivesTheSameBytes() throws IOException, CatalogueException {
    Path whole = Files.createDirectory(directory.resolve("whole"));
    Path resumed = Files.createDirectory(directory.resolve("resumed"));
    Suite suite = suite(Method.COLA);
    SuiteRunner.run(suite, "", whole, 99, DEAF);
    assertThat(SuiteRunner.run(suite, "", resumed, 4, DEAF))
        .isEqualTo(new SuiteRunner.Outcome(4, 2));
    assertThat(resumed.resolve("SHA256SUMS")).doesNotExist();
    List<Path> first = files(resumed.resolve("simulations"));
    List<FileTime> times = new ArrayList<>();
    for (Path file : first) {
      times.add(Files.getLastModifiedTime(file));
    }
    assertThat(SuiteRunner.run(suite, "", resumed, 99, DEAF))
        .isEqualTo(new SuiteRunner.Outcome(2, 0));
    for (int i = 0; i < first.size(); i++) {
      assertThat(Files.getLastModifiedTime(first.get(i))).isEqualTo(times.get(i));
    }
    assertThat(Files.readString(resumed.resolve("SHA256SUMS")))
        .isEqualTo(Files.readString(whole.resolve("SHA256SUMS")));
    assertThat(SuiteRunner.run(suite, "", resumed, 99, DEAF))
        .isEqualTo(new SuiteRunner.Outcome(0, 0));
  }

  @Test
  void noSeedIsInTwoSplits() {
    Map<Long, Set<Split>> splits = new HashMap<>();
    for (SuiteSimulation simulation : suite(Method.COLA).simulations()) {
      splits
          .computeIfAbsent(simulation.phases().seed(), seed -> new HashSet<>())
          .add(simulation.split());
    }
    // Two pairs, and two simulations of their own seed.
    assertThat(splits).hasSize(4);
    assertThat(splits.values()).allMatch(of -> of.size() == 1);
  }

  @Test
  void everyPartOfALatinHypercubeIsUsedOnce() {
    int count = 20;
    Design design =
        new Design.LatinHypercube(List.of(new Design.Span(ParameterRange.SIGMA_8, 0.6, 1)));
    List<Cosmology> cosmologies = design.cosmologies(FIDUCIAL, count, 5);
    assertThat(cosmologies.stream().map(c -> (int) ((c.sigma8() - 0.6) / 0.4 * count)))
        .containsExactlyInAnyOrderElementsOf(Stream.iterate(0, i -> i + 1).limit(count).toList());
    assertThat(cosmologies).allMatch(c -> c.omegaM() == 0.3175);
    assertThat(design.cosmologies(FIDUCIAL, count, 5)).isEqualTo(cosmologies);
    assertThat(design.cosmologies(FIDUCIAL, count, 6)).isNotEqualTo(cosmologies);
  }

  @Test
  void aSobolSequenceFillsEveryQuarterEvenly() {
    Design design =
        new Design.Sobol(
            List.of(
                new Design.Span(ParameterRange.OMEGA_M, 0.1, 0.5),
                new Design.Span(ParameterRange.SIGMA_8, 0.6, 1)));
    int[] quarters = new int[4];
    for (Cosmology c : design.cosmologies(FIDUCIAL, 64, 5)) {
      quarters[(c.omegaM() < 0.3 ? 0 : 1) + (c.sigma8() < 0.8 ? 0 : 2)]++;
    }
    // Exactly 16 without the shift; uniform random points scatter by 3.5.
    for (int quarter : quarters) {
      assertThat(quarter).isBetween(13, 19);
    }
  }

  @Test
  void setsThatCannotBeAreRefused() {
    assertThatThrownBy(
            () ->
                new SimulationSet(
                    "odd", new Design.Repeated(), Phasing.PAIRED, Map.of(Split.TRAIN, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("odd: the split train has 3 simulations; give an even number");
    assertThatThrownBy(
            () ->
                new SimulationSet(
                        "list",
                        new Design.Listed(List.of(FIDUCIAL)),
                        Phasing.RANDOM,
                        Map.of(Split.TRAIN, 2))
                    .requirePossible(FIDUCIAL))
        .hasMessageContaining("1 cosmologies are listed for 2 simulations");
  }

  @Test
  void settingsThatDifferHaveOtherFingerprints() {
    SuiteSimulation simulation = suite(Method.COLA).simulations().get(0);
    SimulationSettings one = suite(Method.COLA).settings();
    SimulationSettings galaxies =
        new SimulationSettings(
            one.method(),
            one.box(),
            one.particles(),
            one.gravity(),
            one.redshifts(),
            one.count(),
            one.leastParticles(),
            one.bias(),
            new HaloOccupation(13, 0.5, 13, 14, 1));
    assertThat(simulation.fingerprint(one))
        .hasSize(12)
        .isEqualTo(simulation.fingerprint(suite(Method.COLA).settings()))
        .isNotEqualTo(simulation.fingerprint(galaxies))
        .isNotEqualTo(simulation.fingerprint(suite(Method.ZELDOVICH).settings()));
  }

  private static List<Path> files(Path parts) throws IOException {
    try (Stream<Path> list = Files.list(parts)) {
      return list.sorted().toList();
    }
  }
}
