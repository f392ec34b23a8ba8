package org.cosmoassay.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.cosmoassay.reports.Bibliography;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTest;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTests;
import org.junit.jupiter.api.Test;

class MethodsOfRunTest {

  @Test
  void everyTestOfBenchmarksHasPapersThatAreKnown() {
    List<String> tests =
        Stream.concat(
                Stream.of("hotelling", "equivalence"),
                TwoSampleTests.all().stream().map(TwoSampleTest::name))
            .toList();
    Bibliography bibliography = Bibliography.shipped();
    assertThat(tests).hasSizeGreaterThan(10);
    assertThat(tests)
        .allSatisfy(
            test ->
                assertThat(MethodsOfRun.papers(test))
                    .as(test)
                    .isNotEmpty()
                    .allSatisfy(
                        paper -> assertThat(bibliography.find(paper)).as(paper).isPresent()));
  }
}
