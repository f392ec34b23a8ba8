package org.cosmoassay.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "7",
        "xi",
        "halo-interpolant",
        "v1.2",
        "a_b",
        "console",
        "com10",
        "nullable",
        "a.con"
      })
  void namesOfTheFieldArePlain(String name) {
    assertThat(PlainName.isPlain(name)).isTrue();
    assertThat(PlainName.require("source", name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "a/../../x",
        "/etc/x",
        "a/b",
        "a\\b",
        "..\\x",
        "C:x",
        "C:",
        "a\0b",
        "a\nb",
        "a\n",
        "a.",
        "a ",
        " a",
        "con",
        "CON",
        "nul.txt",
        "Aux.npz",
        "COM1",
        "lpt9.csv",
        "-a",
        ".hidden",
        "a:stream",
        "a*",
        "\u202egpj",
        "ｘ",
        "é",
        "<script>",
        "a'b",
        "a\"b",
        "~",
        "$HOME"
      })
  void nothingElseIs(String name) {
    assertThat(PlainName.isPlain(name)).isFalse();
    assertThatThrownBy(() -> PlainName.require("source", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no plain file name");
    assertThat(PlainName.isPlain("x".repeat(101))).isFalse();
    assertThat(PlainName.isPlain("x".repeat(100))).isTrue();
  }
}
