package org.cosmoassay.harness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.cosmoassay.reports.TrainingCurve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LossFileTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void columnsComeBack() throws Exception {
    RunDirectory run = RunDirectory.at(directory);
    assertThat(LossFile.read(run, "gan")).isEmpty();
    LossFile.write(run.training("gan"), "step,discriminator,generator\n6,1.5,0.25\n12,NaN,0.125\n");
    TrainingCurve curve = LossFile.read(run, "gan").orElseThrow();
    assertThat(curve.names()).containsExactly("discriminator", "generator");
    assertThat(curve.steps()).containsExactly(6.0, 12.0);
    assertThat(curve.losses().get(0)).containsExactly(1.5, Double.NaN);
    assertThat(curve.losses().get(1)).containsExactly(0.25, 0.125);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | line 1 does not begin with `step` and a name",
        "epoch,loss | line 1 does not begin with `step` and a name",
        "'step,loss\n1,2,3' | line 2 has 3 cells",
        "'step,loss\n1,2\n2,low' | line 3: `low` is no number",
      })
  void whatIsWrongIsNamed(String csv, String why) throws Exception {
    RunDirectory run = RunDirectory.at(directory);
    LossFile.write(run.training("gan"), csv.replace("\\n", "\n"));
    assertThatThrownBy(() -> LossFile.read(run, "gan"))
        .isInstanceOf(RunStoreException.class)
        .hasMessageContaining("gan.csv", "not a readable table of losses (" + why + ")");
  }
}
