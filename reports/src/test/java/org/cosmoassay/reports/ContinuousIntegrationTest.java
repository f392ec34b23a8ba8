package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotations and summaries, byte for byte. */
class ContinuousIntegrationTest {

  private static final double NAN = Double.NaN;

  private static Verdict verdict(String source, String gate, Status status, String reason) {
    return new Verdict(source, "xi", gate, status, reason, NAN, NAN, NAN, NAN);
  }

  private static Report small() {
    return new Report(
        "run_1",
        "Against 4 clouds: a, b fail.",
        List.of(
            new Source("a", "", Role.JUDGED),
            new Source("b", "", Role.NEGATIVE_CONTROL),
            new Source("c", "", Role.NEGATIVE_CONTROL)),
        List.of(
            verdict("a", "one", Status.INCONCLUSIVE, "too few"),
            verdict("a", "two", Status.FAIL, "5 % off:\r\n10% high, 2 low"),
            verdict("a", "three", Status.SKIPPED, "no masses"),
            verdict("a", "four", Status.PASS, "fine"),
            verdict("a", "five", Status.ERROR, "singular"),
            verdict("b", "one", Status.FAIL, "as it must"),
            verdict("c", "one", Status.INCONCLUSIVE, "few")),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "tr-TR", "ar"})
  void areTheSameUnderEveryLocale(String tag) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      assertThat(ContinuousIntegration.gitHubCommands(small()))
          .containsExactly(
              "::error title=a%3A xi / two::5 %25 off:%0D%0A10%25 high, 2 low",
              "::error title=c%3A negative-control / some gate fails it::No gate failed this negative control.",
              "::error title=a%3A xi / five::singular",
              "::warning title=a%3A xi / one::too few",
              "::notice title=a%3A xi / three::no masses");
      assertThat(ContinuousIntegration.markdown(small()))
          .isEqualTo(
              """
              ### run\\_1

              Against 4 clouds: a, b fail.

              | source | PASS | FAIL | INCONCLUSIVE | SKIPPED | ERROR |
              |---|---:|---:|---:|---:|---:|
              | a | 1 | 1 | 1 | 1 | 1 |
              | b (negative control) | 0 | 1 | 0 | 0 | 0 |
              | c (negative control) | 0 | 0 | 1 | 0 | 0 |

              | status | source | statistic / gate | reason |
              |---|---|---|---|
              | **FAIL** | a | xi / two | 5 % off:  10% high, 2 low |
              | **FAIL** | c | negative-control / some gate fails it | No gate failed this negative control. |
              | **ERROR** | a | xi / five | singular |
              | **INCONCLUSIVE** | a | xi / one | too few |
              | **SKIPPED** | a | xi / three | no masses |

              """);
    } finally {
      Locale.setDefault(before);
    }
  }

  /** The documented rules: % CR LF everywhere, : and , in properties. */
  @Test
  void hostileNamesEndNeitherACommandNorAProperty() {
    Report report =
        new Report(
            "r",
            "h",
            List.of(),
            List.of(
                new Verdict(
                    "x::y,file=/etc/passwd\n::error::z",
                    "50%",
                    "g",
                    Status.FAIL,
                    "a\n::warning::b\u202e",
                    NAN,
                    NAN,
                    NAN,
                    NAN)),
            List.of(),
            List.of(),
            List.of(),
            "");
    assertThat(ContinuousIntegration.gitHubCommands(report))
        .containsExactly(
            "::error title=x%3A%3Ay%2Cfile=/etc/passwd%0A%3A%3Aerror%3A%3Az%3A 50%25 / g"
                + "::a%0A::warning::b\\u{202e}");
  }

  @Test
  void hostileNamesAreTextInASummary() {
    String page = ContinuousIntegration.markdown(HostileReport.report());
    assertThat(page)
        .contains("\\<img src=x onerror=alert(1)\\>", "=cmd()\\|'/C calc'!A0")
        .doesNotContain("\u202e", "\u0007");
    assertThat(page.replaceAll("\\\\.", "")).doesNotContain("<", "`", "[", "$");
    // Every table row of names has as many bare bars as its head.
    String[] lines = page.split("\n", -1);
    int columns = bars("| source | PASS | FAIL | INCONCLUSIVE | SKIPPED | ERROR |");
    for (String line : lines) {
      if (line.startsWith("| ") && !line.startsWith("| **") && !line.startsWith("| status")) {
        assertThat(bars(line)).as(line).isEqualTo(columns);
      }
    }
    assertThat(MarkdownText.escaped("[a](http://b) `c` *d* _e_ # f | g @h $i$ &amp; \\"))
        .isEqualTo(
            "\\[a\\](http\\://b) \\`c\\` \\*d\\* \\_e\\_ \\# f \\| g \\@h \\$i\\$ \\&amp; \\\\");
    assertThat(MarkdownText.escaped("T^2 = 3 (2 \"x\"):\nsee")).isEqualTo("T^2 = 3 (2 \"x\"): see");
  }

  private static int bars(String line) {
    return line.replaceAll("\\\\.", "").replaceAll("[^|]", "").length();
  }
}
