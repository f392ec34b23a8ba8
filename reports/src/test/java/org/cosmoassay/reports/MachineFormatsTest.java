package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** CSV and JUnit XML, byte for byte. */
class MachineFormatsTest {

  private static final double NAN = Double.NaN;

  private static final String VERDICTS =
      """
      source,statistic,gate,status,reason,value,threshold,p_value,p_adjusted
      model,sanity,finite,PASS,All values are finite.,0.0,nan,nan,nan
      model,xi,hotelling,FAIL,"T² = 12.5, above 3.",12.5,3.0,1.0E-5,2.0E-5
      model,xi,equivalence,INCONCLUSIVE,needs more,0.07,0.05,nan,nan
      model,mass-function,hotelling,SKIPPED,no masses,nan,nan,nan,nan
      model,knn-cdf,hotelling,ERROR,singular,nan,nan,nan,nan
      control,xi,hotelling,FAIL,"a ""quoted"" reason",9.0,3.0,0.001,0.002
      missed,xi,hotelling,PASS,looks fine,1.0,3.0,0.5,1.0
      """
          .replace("\n", "\r\n");

  private static final String JUNIT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="run &amp; gate">
        <testsuite name="model" tests="5" failures="1" errors="1" skipped="2">
          <testcase classname="sanity" name="finite">
            <system-out>All values are finite.</system-out>
          </testcase>
          <testcase classname="xi" name="hotelling">
            <failure message="T² = 12.5, above 3."/>
          </testcase>
          <testcase classname="xi" name="equivalence">
            <skipped message="inconclusive: needs more"/>
          </testcase>
          <testcase classname="mass-function" name="hotelling">
            <skipped message="no masses"/>
          </testcase>
          <testcase classname="knn-cdf" name="hotelling">
            <error message="singular"/>
          </testcase>
        </testsuite>
        <testsuite name="control" tests="2" failures="0" errors="0" skipped="0">
          <testcase classname="xi" name="hotelling">
            <system-out>failed as a negative control must: a "quoted" reason</system-out>
          </testcase>
          <testcase classname="negative-control" name="some gate fails it">
            <system-out>failed as a negative control must</system-out>
          </testcase>
        </testsuite>
        <testsuite name="missed" tests="2" failures="1" errors="0" skipped="0">
          <testcase classname="xi" name="hotelling">
            <system-out>looks fine</system-out>
          </testcase>
          <testcase classname="negative-control" name="some gate fails it">
            <failure message="No gate failed this negative control."/>
          </testcase>
        </testsuite>
      </testsuites>
      """;

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
  void areTheSameUnderEveryLocale(String tag) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      Report report = small();
      assertThat(CsvTables.verdicts(report)).isEqualTo(VERDICTS);
      assertThat(new String(JUnitXml.render(report), StandardCharsets.UTF_8)).isEqualTo(JUNIT);
      assertThat(CsvTables.statistic(report.statistics().get(0)))
          .isEqualTo(
              "source,component,r_lo,r_hi,reference_mean,reference_scatter,reference_error,"
                  + "generated_mean,generated_scatter,generated_error,ratio,ratio_error,pull\r\n"
                  + "model,xi,0.5,2.5,nan,nan,nan,1.0,0.1,0.05,nan,nan,nan\r\n"
                  + "model,xi,2.5,4.5,0.30000000000000004,0.2,0.1,1.0E-7,0.1,0.05,3.3E-7,0.01,-3.0\r\n");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void sampledAxesHaveBothEndsEqual() {
    double[] one = {1};
    ComponentComparison.Series series = new ComponentComparison.Series(one, one, one);
    ComponentComparison cdf =
        new ComponentComparison(
            "cdf_k1",
            "",
            Axis.sampled("r", "Mpc/h", new double[] {7}),
            series,
            series,
            one,
            one,
            one);
    StatisticSection section =
        new StatisticSection(
            "knn-cdf",
            "",
            List.of(new Comparison("m", "knn-cdf", true, 1, 1, List.of(cdf))),
            List.of());
    assertThat(CsvTables.statistic(section)).contains("r_lo,r_hi").contains("m,cdf_k1,7.0,7.0,");
  }

  @Test
  void hostileNamesAreText() throws Exception {
    Report report = HostileReport.report();
    String csv = CsvTables.verdicts(report);
    assertThat(csv).contains("\r\n'=cmd()|'/C calc'!A0,").doesNotContain("\r\n=");
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(JUnitXml.render(report)));
    List<String> names = HostileReport.names();
    for (int i = 0; i < names.size(); i++) {
      Element suite = (Element) xml.getElementsByTagName("testsuite").item(i);
      assertThat(suite.getAttribute("name"))
          .isEqualTo(names.get(i).replace('\u0007', '\ufffd').replaceAll("\ud83d$", "\ufffd"));
    }
  }

  static Report small() {
    double[] mean = {NAN, 0.1 + 0.2};
    ComponentComparison xi =
        new ComponentComparison(
            "xi",
            "",
            Axis.binned("r", "Mpc/h", new double[] {0.5, 2.5, 4.5}),
            new ComponentComparison.Series(mean, new double[] {NAN, 0.2}, new double[] {NAN, 0.1}),
            new ComponentComparison.Series(
                new double[] {1, 1e-7}, new double[] {0.1, 0.1}, new double[] {0.05, 0.05}),
            new double[] {NAN, 3.3e-7},
            new double[] {NAN, 0.01},
            new double[] {NAN, -3});
    return new Report(
        "run & gate",
        "headline",
        List.of(
            new Source("model", "", Role.JUDGED),
            new Source("control", "", Role.NEGATIVE_CONTROL),
            new Source("missed", "", Role.NEGATIVE_CONTROL)),
        List.of(
            new Verdict(
                "model",
                "sanity",
                "finite",
                Status.PASS,
                "All values are finite.",
                0,
                NAN,
                NAN,
                NAN),
            new Verdict(
                "model",
                "xi",
                "hotelling",
                Status.FAIL,
                "T² = 12.5, above 3.",
                12.5,
                3,
                1e-5,
                2e-5),
            new Verdict(
                "model",
                "xi",
                "equivalence",
                Status.INCONCLUSIVE,
                "needs more",
                0.07,
                0.05,
                NAN,
                NAN),
            new Verdict(
                "model",
                "mass-function",
                "hotelling",
                Status.SKIPPED,
                "no masses",
                NAN,
                NAN,
                NAN,
                NAN),
            new Verdict(
                "model", "knn-cdf", "hotelling", Status.ERROR, "singular", NAN, NAN, NAN, NAN),
            new Verdict(
                "control",
                "xi",
                "hotelling",
                Status.FAIL,
                "a \"quoted\" reason",
                9,
                3,
                0.001,
                0.002),
            new Verdict("missed", "xi", "hotelling", Status.PASS, "looks fine", 1, 3, 0.5, 1)),
        List.of(
            new StatisticSection(
                "xi",
                "",
                List.of(new Comparison("model", "xi", true, 4, 4, List.of(xi))),
                List.of())),
        List.of(),
        List.of(),
        "");
  }
}
