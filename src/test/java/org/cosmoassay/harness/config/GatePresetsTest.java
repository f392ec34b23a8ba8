package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GatePresetsTest {

  private static List<GateSpec> gates(String statistics, String gates) throws Exception {
    return Texts.parse(
            """
            name: b
            reference: {name: r, catalogues: r.npy, box: 1000}
            sources: [{name: s, catalogues: s.npy}]
            statistics: %s
            gates: %s
            """
                .formatted(statistics, gates))
        .gates();
  }

  @Test
  void anEmulatorMustNotBeToldFromSimulations() throws Exception {
    List<GateSpec> gates =
        gates("[{xi: {bins: \"lin:2:62:15\"}}, {knn-cdf: {}}, {mst: {}}]", "[{preset: emulator}]");
    assertThat(gates)
        .extracting(g -> g.statistic() + "/" + g.name())
        .containsExactly(
            "xi/emulator-hotelling",
            "xi/emulator-scatter",
            "xi/emulator-tolerance",
            "knn-cdf/emulator-hotelling",
            "knn-cdf/emulator-scatter",
            "knn-cdf/emulator-tolerance",
            "mst/emulator-hotelling",
            "mst/emulator-scatter");
    assertThat(gates.get(2))
        .isEqualTo(
            new GateSpec.Equivalence(
                "emulator-tolerance",
                "xi",
                0.05,
                new GateSpec.Range(10, 40),
                List.of(),
                0.04,
                null,
                0));
  }

  @Test
  void presetsStandBesideOtherGates() throws Exception {
    assertThat(
            gates(
                "[{xi: {name: clustering, bins: \"lin:2:62:15\"}}]",
                "[{preset: survey-mock}, {statistic: clustering, test: hotelling}, {preset: regression}]"))
        .extracting(GateSpec::name)
        .containsExactly(
            "survey-mock-tolerance",
            "hotelling",
            "regression-hotelling",
            "regression-energy",
            "regression-scatter");
  }

  @Test
  void whatATolerancedRangeDoesNotReachHasNone() throws Exception {
    assertThat(gates("[{xi: {bins: \"lin:50:62:3\"}}]", "[{preset: emulator}]"))
        .extracting(GateSpec::name)
        .containsExactly("emulator-hotelling", "emulator-scatter");
    assertThat(gates("[{xi-multipoles: {ells: [2]}}]", "[{preset: emulator}]"))
        .extracting(GateSpec::name)
        .containsExactly("emulator-hotelling", "emulator-scatter");
  }

  @Test
  void everyPresetOfTheSchemaIsKnownAndHasItsReason() {
    assertThat(ShippedSchema.benchmark().tree().at("/$defs/gate-preset/properties/preset/enum"))
        .extracting(node -> node.stringValue())
        .isEqualTo(GatePresets.names());
    assertThat(GatePresets.all()).allSatisfy(p -> assertThat(p.reason()).hasSizeGreaterThan(60));
  }

  @Test
  void anUnknownPresetAndOneWithoutGatesAreProblems() {
    assertThatThrownBy(() -> gates("[{xi: {}}]", "[{preset: emulater}]"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("emulator");
    assertThatThrownBy(() -> gates("[{xi: {}}]", "[{preset: emulator, alpha: 0.1}]"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("alpha");
    assertThatThrownBy(() -> gates("[{mst: {}}]", "[{preset: survey-mock}]"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no listed statistic has a gate in this preset");
  }
}
