package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.suite.KnownStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference documentation is what the statistics say of themselves. {@code mvn verify
 * -Dcosmoassay.rewrite=true} writes its pages anew.
 */
final class StatisticPageTest {

  private static final boolean REWRITE = Boolean.getBoolean("cosmoassay.rewrite");

  /** Pages of more than one statistic. */
  private static final Set<String> OTHERS =
      Set.of("README.md", "two-clouds.md", "surveys.md", "gates.md");

  static List<StatisticDefinition<Statistic>> all() {
    return KnownStatistics.all();
  }

  private static Path reference() {
    return Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")))
        .resolve("src/docs/reference");
  }

  @ParameterizedTest
  @MethodSource("all")
  void pagesAreUpToDate(StatisticDefinition<Statistic> definition) throws IOException {
    String page =
        StatisticPage.markdown(definition)
            + "\n## Picture\n\n![%s](pictures/%s.svg)\n"
                .formatted(definition.title(), definition.id());
    assertUpToDate(reference().resolve(definition.id() + ".md"), page);
    assertThat(reference().resolve("pictures/" + definition.id() + ".svg")).exists();
  }

  @Test
  void indexIsUpToDate() throws IOException {
    StringBuilder index = new StringBuilder("# Statistics\n\n| name | what |\n|---|---|\n");
    for (StatisticDefinition<Statistic> definition : all()) {
      index.append(
          "| [`%s`](%s.md) | %s |\n"
              .formatted(definition.id(), definition.id(), definition.title()));
    }
    index.append("\nOf [two clouds](two-clouds.md): ").append(ids(KnownStatistics.ofTwoClouds()));
    index.append(".\n\nOf [surveys with randoms](surveys.md): ");
    index.append(ids(KnownStatistics.ofSurveys())).append(".\n");
    assertUpToDate(reference().resolve("README.md"), index.toString());
  }

  private static <S> String ids(List<StatisticDefinition<S>> definitions) {
    return String.join(", ", definitions.stream().map(d -> "`" + d.id() + "`").toList());
  }

  @Test
  void pagesOfTwoCatalogueStatisticsAreUpToDate() throws IOException {
    assertUpToDate(
        reference().resolve("two-clouds.md"),
        "`./cosmoassay measure A --with B --statistic NAME`, or `NAME: {with: reference}` in a benchmark\n\n"
            + pages(KnownStatistics.ofTwoClouds()));
    assertUpToDate(
        reference().resolve("surveys.md"),
        "`./cosmoassay measure DATA --randoms FILE --statistic NAME`, or `NAME: {}` in a benchmark whose reference has `randoms` or a `window`\n\n"
            + pages(KnownStatistics.ofSurveys()));
  }

  private static <S> String pages(List<StatisticDefinition<S>> definitions) {
    return String.join("\n", definitions.stream().map(StatisticPage::markdown).toList());
  }

  @Test
  void everyPageHasItsStatistic() throws IOException {
    try (Stream<Path> files = Files.list(reference())) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".md") && !OTHERS.contains(name)))
          .containsExactlyInAnyOrderElementsOf(all().stream().map(d -> d.id() + ".md").toList());
    }
  }

  @Test
  void listPrintsThePage() {
    Shell.Result result = Shell.run("list", "statistics", "knn-cdf");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo(StatisticPage.markdown(KnownStatistics.of("knn-cdf")));
    assertThat(Shell.run("list", "statistics", "chi").err()).contains("chi is not known");
    assertThat(Shell.run("list", "gates", "chi").code()).isEqualTo(2);
  }

  private static void assertUpToDate(Path file, String expected) throws IOException {
    if (REWRITE) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, expected);
    }
    assertThat(file).content().isEqualTo(expected);
  }
}
