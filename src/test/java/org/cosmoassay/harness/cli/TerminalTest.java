package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Width and colours by what the environment says, and text by the columns it takes. */
final class TerminalTest {

  private static Terminal terminal(Map<String, String> variables, boolean isTerminal, int asked) {
    return Terminal.of(variables, isTerminal, () -> asked);
  }

  @Test
  void theWidthIsThatOfColumnsThenOfTheTerminalThenEighty() {
    assertThat(terminal(Map.of("COLUMNS", "100"), true, 120).columns()).isEqualTo(100);
    assertThat(terminal(Map.of("COLUMNS", "100"), false, 120).columns()).isEqualTo(100);
    assertThat(terminal(Map.of("COLUMNS", "wide"), true, 120).columns()).isEqualTo(120);
    assertThat(terminal(Map.of("COLUMNS", "0"), true, 0).columns()).isEqualTo(80);
    assertThat(terminal(Map.of(), false, 120).columns()).isEqualTo(80);
    assertThat(terminal(Map.of("COLUMNS", "1"), true, 120).columns()).isEqualTo(10);
  }

  @Test
  void coloursAreForTerminalsUnlessVariablesSayOtherwise() {
    assertThat(terminal(Map.of("TERM", "xterm"), true, 0).color()).isTrue();
    assertThat(terminal(Map.of("TERM", "xterm"), false, 0).color()).isFalse();
    assertThat(terminal(Map.of("TERM", "dumb"), true, 0).color()).isFalse();
    assertThat(terminal(Map.of("CLICOLOR", "0"), true, 0).color()).isFalse();
    assertThat(terminal(Map.of("CLICOLOR_FORCE", "1"), false, 0).color()).isTrue();
    assertThat(terminal(Map.of("CLICOLOR_FORCE", "0"), false, 0).color()).isFalse();
    assertThat(terminal(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true, 0).color()).isFalse();
    // An empty NO_COLOR is as none.
    assertThat(terminal(Map.of("NO_COLOR", ""), true, 0).color()).isTrue();
  }

  @Test
  void textIsMeasuredInColumns() {
    assertThat(TerminalText.width("xi")).isEqualTo(2);
    assertThat(TerminalText.width("銀河")).isEqualTo(4);
    assertThat(TerminalText.width("e\u0301")).isEqualTo(1);
    assertThat(TerminalText.width("\ud83c\udf0c")).isEqualTo(2);
    assertThat(TerminalText.cut("pairwise-velocity", 8)).isEqualTo("pairwis…");
    // A wide character that would stand half inside goes.
    assertThat(TerminalText.cut("銀河銀河", 6)).isEqualTo("銀河…");
    assertThat(TerminalText.cut("銀河銀河", 4)).isEqualTo("銀…");
    assertThat(TerminalText.padded("銀", 4)).isEqualTo("銀  ");
    assertThat(TerminalText.wrapped("a bc def ghijkl", 6)).containsExactly("a bc", "def", "ghijkl");
    assertThat(TerminalText.wrapped("ab abcdefgh c", 5)).containsExactly("ab", "abcdefgh", "c");
  }

  @Test
  void textOfOthersCannotSteerTheTerminal() {
    assertThat(TerminalText.plain("a\u001b[2Jb\nc\u202ed\u0007"))
        .isEqualTo("a\\u{1b}[2Jb c\\u{202e}d\\u{7}");
  }

  @Test
  void progressTellsRateAndWhatIsLeft() {
    assertThat(ProgressLine.left(0, 16, Duration.ofSeconds(5))).isEmpty();
    assertThat(ProgressLine.left(4, 16, Duration.ofSeconds(-5))).as("clock set back").isEmpty();
    assertThat(ProgressLine.left(4, 16, Duration.ofSeconds(20))).contains(Duration.ofSeconds(60));
    assertThat(ProgressLine.left(16, 16, Duration.ofSeconds(20))).contains(Duration.ZERO);
    assertThat(ProgressLine.rate(40, Duration.ofSeconds(16))).isEqualTo("2.5/s");
    assertThat(ProgressLine.rate(4, Duration.ofSeconds(90))).isEqualTo("22.5 s each");
    assertThat(ProgressLine.rate(0, Duration.ofSeconds(9))).isEmpty();
    assertThat(ProgressLine.clock(Duration.ofSeconds(3725))).isEqualTo("1:02:05");
  }
}
