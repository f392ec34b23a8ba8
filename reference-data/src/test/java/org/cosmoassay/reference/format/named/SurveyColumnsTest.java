package org.cosmoassay.reference.format.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Fixture;
import org.cosmoassay.reference.format.points.ColumnFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of surveys in FITS tables as BOSS and DESI have them. */
class SurveyColumnsTest {

  @TempDir private Path directory = Path.of("set by JUnit");

  @Test
  void severalWeightsAreAskedFor() throws Exception {
    Path data = Fixture.copy("boss-data.fits", directory);
    assertThatThrownBy(() -> ColumnFile.read(data, List.of("ra", "dec", "redshift")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("weights WEIGHT_FKP, WEIGHT_SYSTOT, WEIGHT_CP, WEIGHT_NOZ; say how")
        .hasMessageContaining("ra=RA,dec=DEC,redshift=Z,weight=");
  }

  @Test
  void theWeightsOfBossAreAnExpression() throws Exception {
    Path data = Fixture.copy("boss-data.fits", directory);
    Map<String, double[]> one =
        ColumnFile.read(data, List.of("weight=WEIGHT_FKP", "ra=WEIGHT_SYSTOT", "dec=WEIGHT_CP"));
    Map<String, double[]> noz = ColumnFile.read(data, List.of("weight=WEIGHT_NOZ"));
    Map<String, double[]> total =
        ColumnFile.read(
            data,
            List.of(
                "ra=RA",
                "dec=DEC",
                "redshift=Z",
                "weight=WEIGHT_SYSTOT*(WEIGHT_CP+WEIGHT_NOZ-1)*WEIGHT_FKP"));
    assertThat(total.keySet()).containsExactly("ra", "dec", "redshift", "weight");
    for (int i = 0; i < 40; i++) {
      double expected =
          value(one, "ra", i)
              * (value(one, "dec", i) + value(noz, "weight", i) - 1)
              * value(one, "weight", i);
      assertThat(value(total, "weight", i)).isCloseTo(expected, within(1e-15));
      assertThat(value(total, "redshift", i)).isBetween(0.4, 0.6);
      assertThat(value(total, "ra", i)).isBetween(150.0, 160.0);
    }
    assertThat(ColumnFile.read(data, List.of("ra=RA", "weight=1")).get("weight"))
        .containsOnly(1.0)
        .hasSize(40);
  }

  private static double value(Map<String, double[]> columns, String name, int row) {
    return columns.getOrDefault(name, new double[0])[row];
  }

  @Test
  void namesInUseAreFound() throws Exception {
    Path randoms = Fixture.copy("boss-randoms.fits", directory);
    Map<String, double[]> columns =
        ColumnFile.read(randoms, List.of("ra=RA", "dec=DEC", "redshift=Z"));
    assertThat(columns.get("redshift")).hasSize(80);
    assertThatThrownBy(() -> ColumnFile.read(randoms, List.of("ra", "dec", "cz")))
        .hasMessageContaining("the column cz is missing; pass --columns cz=NAME")
        .hasMessageContaining("there are RA, DEC, Z, NZ, WEIGHT_FKP");
  }
}
