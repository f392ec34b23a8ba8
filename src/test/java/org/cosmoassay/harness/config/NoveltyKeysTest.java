package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys on novelty and inference that the schema cannot check. */
class NoveltyKeysTest {

  @Test
  void twinsAreOtherSources() {
    assertThat(Texts.problems(Texts.with("s.npy", "s.npy, twin: s"), Map.of()))
        .singleElement()
        .asString()
        .contains("no other source is named `s`");
    assertThat(Texts.problems(Texts.with("s.npy", "s.npy, twin: t"), Map.of()))
        .singleElement()
        .asString()
        .contains("no other source is named `t`");
  }

  @Test
  void trainingIsReadAsCataloguesAre() {
    assertThat(Texts.problems(Texts.with("s.npy", "s.npy, training: {columns: [x]}"), Map.of()))
        .singleElement()
        .asString()
        .contains("`catalogues` is missing");
    assertThat(
            Texts.problems(
                Texts.with("s.npy", "s.npy, training: [{catalogues: t.npy, units: miles}]"),
                Map.of()))
        .singleElement()
        .asString()
        .contains("miles");
    assertThat(
            Texts.problems(
                Texts.with("s.npy", "s.npy, training: {dataset: no-such-set}"), Map.of()))
        .singleElement()
        .asString()
        .contains("no-such-set");
  }

  @Test
  void gridsIncreaseAndHaveWholeNumbersOfPoints() {
    String head = "name: b";
    assertThat(
            Texts.problems(
                Texts.with(head, head + "\ninference: {parameter: omega-m, grid: [0.5, 0.1, 9]}"),
                Map.of()))
        .singleElement()
        .asString()
        .contains("must increase");
    for (String points : new String[] {"2", "4.5", "1e9"}) {
      assertThat(
              Texts.problems(
                  Texts.with(
                      head,
                      head + "\ninference: {parameter: omega-m, grid: [0.1, 0.5, " + points + "]}"),
                  Map.of()))
          .singleElement()
          .asString()
          .contains("whole number from 3 to 10000");
    }
  }
}
