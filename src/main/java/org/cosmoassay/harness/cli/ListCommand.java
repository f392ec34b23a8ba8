package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cosmoassay.generators.GeneratorFactory;
import org.cosmoassay.generators.Generators;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.perturbed.Defect;
import org.cosmoassay.harness.config.GatePresets;
import org.cosmoassay.harness.config.ModelPlace;
import org.cosmoassay.reference.dataset.DataSet;
import org.cosmoassay.reference.dataset.DataSets;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTests;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.suite.KnownStatistics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code list}: what there is. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List what there is: statistics, generators, datasets or gates.")
final class ListCommand implements Callable<Integer> {

  /** What can be listed. */
  enum Topic {
    STATISTICS,
    GENERATORS,
    DATASETS,
    GATES
  }

  @Parameters(
      index = "0",
      paramLabel = "TOPIC",
      description = "statistics, generators, datasets or gates.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Topic topic;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "A statistic of which to print all: formula, parameters, columns and papers; or a data"
              + " set.")
  private @Nullable String name;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "With a data set: check that DIR holds its files, by their SHA-256.")
  private @Nullable Path dataDirectory;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws UsageException, CatalogueException {
    if (topic == Topic.DATASETS && name != null) {
      print(manifest(name));
      return ExitCode.PASS;
    }
    if (dataDirectory != null) {
      throw new UsageException("--data-dir goes with `list datasets NAME`");
    }
    if (name != null) {
      spec.commandLine().getOut().print(page(name));
      return ExitCode.PASS;
    }
    print(
        switch (topic) {
          case STATISTICS -> statistics();
          case GENERATORS -> generators();
          case DATASETS -> dataSets();
          case GATES -> gates();
        });
    return ExitCode.PASS;
  }

  private String page(String statistic) throws UsageException {
    if (topic != Topic.STATISTICS) {
      throw new UsageException(
          "only statistics have pages; write `list statistics " + statistic + "`");
    }
    try {
      return StatisticPage.markdown(KnownStatistics.of(statistic));
    } catch (IllegalArgumentException e) {
      throw new UsageException("NAME: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> statistics() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (StatisticDefinition<Statistic> statistic : KnownStatistics.all()) {
      entries.put(statistic.id(), statistic.summary());
    }
    KnownStatistics.ofTwoClouds()
        .forEach(statistic -> entries.put(statistic.id() + " --with", statistic.summary()));
    KnownStatistics.ofSurveys()
        .forEach(statistic -> entries.put(statistic.id() + " --randoms", statistic.summary()));
    return entries;
  }

  private static Map<String, String> generators() throws UsageException {
    Map<String, String> entries = new LinkedHashMap<>();
    for (GeneratorFactory factory : Generators.factories().values()) {
      entries.put(factory.name(), factory.description());
    }
    entries.put("command", "An external program that writes one catalogue per realization.");
    entries.put(
        "perturbed",
        "Another source with a planted defect: " + String.join(", ", Defect.names()) + ".");
    for (String model : ModelPlace.shipped()) {
      entries.put("model: " + model, shipped(model));
    }
    entries.put(
        "model: DIR or FILE",
        "A trained model: a folder that `train` wrote, or the description of an ONNX file.");
    return entries;
  }

  private static String shipped(String model) throws UsageException {
    try {
      ModelDescription description = ModelDescription.of(ModelPlace.shipped(model).path());
      return "A trained model that ships: %s, trained on %s."
          .formatted(description.family(), description.data());
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<String, String> dataSets() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (DataSet set : DataSets.all()) {
      String benchmark = set.benchmark();
      entries.put(
          set.name(),
          "%s. %s. From %s%s."
              .formatted(
                  set.what(),
                  String.join("; ", set.papers()),
                  set.obtain(),
                  benchmark == null ? "" : ". Used by " + benchmark));
    }
    return entries;
  }

  private Map<String, String> manifest(String wanted) throws UsageException, CatalogueException {
    DataSet set;
    try {
      set = DataSets.named(wanted);
    } catch (IllegalArgumentException e) {
      throw new UsageException("NAME: " + e.getMessage(), e);
    }
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("what", set.what());
    entries.put("papers", String.join("; ", set.papers()));
    entries.put("licence", set.licence());
    entries.put("obtain", set.obtain());
    entries.put("box [Mpc/h]", set.box());
    entries.put("redshift", set.redshift());
    entries.put("cosmology", set.cosmology());
    entries.put("units", set.units());
    entries.put("benchmark", set.benchmark() == null ? "none ships" : set.benchmark());
    set.catalogues()
        .forEach(
            catalogue ->
                entries.put(set.name() + DataSet.SEPARATOR + catalogue.name(), catalogue.file()));
    set.files().forEach(file -> entries.put(file.name(), "SHA-256 " + file.sha256()));
    if (set.files().isEmpty()) {
      entries.put("files", "of the user's choice; no checksums");
    }
    if (dataDirectory != null) {
      set.verify(dataDirectory);
      entries.put(
          dataDirectory.toString(),
          set.files().isEmpty() ? "not checked" : "holds these files: their checksums agree");
    }
    return entries;
  }

  private static Map<String, String> gates() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put(
        "hotelling",
        "Do the mean vectors differ? Hotelling's T^2, paired or unpaired, with a shrunk covariance"
            + " and a permutation p-value where bins are many. Fails when the Holm-adjusted p-value"
            + " is below alpha.");
    TwoSampleTests.all().forEach(test -> entries.put(test.name(), test.summary()));
    entries.put(
        "equivalence",
        "Is the ratio of the means within a tolerance? Two one-sided tests: PASS inside in every"
            + " bin, FAIL outside in one, INCONCLUSIVE otherwise.");
    entries.put(
        "sanity",
        "Always run: finite, inside-box (of surveys inside-ranges), not-empty, number-of-points,"
            + " duplicated-points.");
    GatePresets.all()
        .forEach(
            preset ->
                entries.put(
                    "preset: " + preset.name(),
                    "For %s. %s.".formatted(preset.purpose(), preset.reason())));
    return entries;
  }

  private void print(Map<String, String> entries) {
    PrintWriter out = spec.commandLine().getOut();
    int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
    entries.forEach(
        (name, text) -> out.println(name + " ".repeat(width - name.length() + 2) + text));
  }
}
