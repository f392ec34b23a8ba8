package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTest;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTests;
import org.junit.jupiter.api.Test;

/** The page of gates tells of every gate there is. */
class GatesPageTest {

  @Test
  void everyGateHasARowAndASection() throws Exception {
    String root = Objects.requireNonNull(System.getProperty("cosmoassay.root"));
    List<String> lines = Files.readAllLines(Path.of(root, "src", "docs", "reference", "gates.md"));
    List<String> names =
        Stream.concat(
                Stream.of("hotelling", "equivalence"),
                TwoSampleTests.all().stream().map(TwoSampleTest::name))
            .toList();
    assertThat(names).hasSize(12);
    for (String name : names) {
      assertThat(lines).as(name).anyMatch(line -> line.startsWith("| [`" + name + "`](#"));
      assertThat(lines).as(name).anyMatch(line -> line.startsWith("## ") && line.contains(name));
    }
  }
}
