package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cosmoassay.harness.config.Texts.problems;
import static org.cosmoassay.harness.config.Texts.with;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class HostileInputTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void tagsAreRefusedWithTheirPlace() {
    assertThat(problems(with("name: b\n", "name: !!javax.script.ScriptEngineManager [a]\n")))
        .contains(
            "b.yaml:1:7: tag `tag:yaml.org,2002:javax.script.ScriptEngineManager` is not allowed;"
                + " write the plain value");
    assertThat(problems(with("s.npy", "!local s.npy").replace("name: b\n", "!!str name: b\n")))
        .containsExactly(
            "b.yaml:1:1: tag `tag:yaml.org,2002:str` is not allowed; write the plain value",
            "b.yaml:4:27: tag `!local` is not allowed; write the plain value");
  }

  @Test
  void billionLaughsAreRefusedAtTheFirstAnchor() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(problems(bomb.toString()))
        .contains(
            "b.yaml:1:5: anchor `&a0` is not allowed; remove it",
            "b.yaml:2:10: alias `*a0` is not allowed; write the value out");
  }

  @Test
  void duplicateKeysAreReportedAtTheSecond() {
    assertThat(problems(Texts.MINIMAL + "name: c\n"))
        .containsExactly("b.yaml:9:1: key `name` is there twice; keep one of them");
  }

  @Test
  void keysThatAreNoText() {
    assertThat(problems(Texts.MINIMAL + "? [a, b]\n: c\n"))
        .containsExactly("b.yaml:9:3: a key must be plain text; write `key: value`");
  }

  @Test
  void secondDocument() {
    assertThat(problems(Texts.MINIMAL + "---\nname: c\n"))
        .containsExactly(
            "b.yaml:9:1: a second document starts; keep one benchmark in a file and remove the"
                + " `---`");
  }

  @Test
  void emptyTexts() {
    for (String text : new String[] {"", "   \n", "# nothing\n", "---\n", "~\n"}) {
      assertThat(problems(text))
          .containsExactly(
              "b.yaml:1:1: is empty; write a benchmark, `cosmoassay init` makes one to start from");
    }
  }

  @Test
  void deepNestingEndsEarly() {
    assertThat(problems("a: " + "[".repeat(100_000)))
        .containsExactly(
            "b.yaml:1:35: more than 32 maps and lists inside each other; no benchmark needs that");
    assertThat(problems("{a: ".repeat(100_000)))
        .containsExactly(
            "b.yaml:1:129: more than 32 maps and lists inside each other; no benchmark needs that");
  }

  @Test
  void tabsAndSyntaxErrors() {
    assertThat(problems("name: b\n\tseed: 1\n"))
        .singleElement()
        .asString()
        .startsWith("b.yaml:2:1: not YAML: ")
        .contains("TAB")
        .endsWith("; check indentation (spaces, no tabs), brackets and quotes");
    assertThat(problems("name: b\nsources: [a, b\nseed: 1\n"))
        .singleElement()
        .asString()
        .startsWith("b.yaml:3:5: not YAML: ");
    assertThat(problems("name: \"b\n"))
        .singleElement()
        .asString()
        .startsWith("b.yaml:2:1: not YAML: ");
  }

  @Test
  void controlCharacters() {
    assertThat(problems("name: b\nseed: \u0000\n"))
        .containsExactly(
            "b.yaml:2:7: holds the control character U+0000; remove it, or write it as an escape in"
                + " double quotes");
  }

  @Test
  void pathsWithNul() {
    assertThat(problems(with("s.npy", "\"s\\0.npy\"")))
        .containsExactly(
            "b.yaml:4:27: the text `s .npy` holds a NUL character, which no path can; remove it");
  }

  @Test
  void numbersThatAreNotFinite() {
    for (String number : new String[] {".nan", ".NaN", ".inf", "-.inf", "1e999"}) {
      assertThat(problems(with("box: 1000", "box: " + number)))
          .containsExactly(
              "b.yaml:2:46: `" + number + "` is not a finite number; write a finite one");
    }
  }

  @Test
  void hugeIntegersAreOutOfRangeAndNotWrapped() {
    assertThat(problems(with("name: b\n", "name: b\nseed: 18446744073709551658\n")))
        .containsExactly(
            "b.yaml:2:7: `18446744073709551658` is too large; write 9007199254740991 or less");
  }

  @Test
  void valuesAreNotLookedAtTwice() {
    // A value that looks like a variable stays text: nothing expands without end.
    assertThat(problems(with("s.npy", "\"${a}\""), Map.of("a", "${a}${a}"))).isEmpty();
  }

  @Test
  void tooLargeFile() throws IOException {
    Path file = directory.resolve("large.yaml");
    Files.writeString(file, "# comment\n".repeat(1 << 20));
    assertThat(message(file))
        .isEqualTo(
            file
                + ": holds more than 1048576 characters; a benchmark file has a few thousand, name a"
                + " benchmark and not a catalogue");
  }

  @Test
  void fileThatIsNotUtf8() throws IOException {
    Path file = directory.resolve("latin1.yaml");
    Files.write(file, "name: b\ndescription: é\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(message(file))
        .isEqualTo(file + ":2:14: the next byte is not UTF-8; save the file as UTF-8 text");
    Files.write(file, new byte[] {'a', (byte) 0xC3});
    assertThat(message(file))
        .isEqualTo(file + ":1:2: the next byte is not UTF-8; save the file as UTF-8 text");
  }

  @Test
  void missingFileAndDirectory() {
    Path missing = directory.resolve("missing.yaml");
    assertThat(message(missing)).isEqualTo(missing + ": there is no such file; check the path");
    assertThat(message(directory)).startsWith(directory + ": cannot be read (");
  }

  @Test
  void byteOrderMarkIsSkipped() throws Exception {
    Path file = directory.resolve("bom.yaml");
    Files.writeString(file, "\uFEFF" + Texts.MINIMAL);
    assertThat(BenchmarkFile.load(file, Map.of()).name()).isEqualTo("b");
  }

  private static String message(Path file) {
    ConfigurationException thrown =
        catchThrowableOfType(
            ConfigurationException.class, () -> BenchmarkFile.load(file, Map.of()));
    return String.valueOf(thrown.getMessage());
  }
}
