package org.cosmoassay.reference.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Fixture;
import org.cosmoassay.reference.format.ReaderContract;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that DuckDB wrote: x (double), y (float), z (int), mass, name, a column with a null. */
class ParquetTest extends ReaderContract {

  @Override
  protected String format() {
    return "parquet";
  }

  @Override
  protected Path write(Path directory) throws Exception {
    return Fixture.copy("snappy.parquet", directory);
  }

  @Override
  protected CatalogueOptions options() {
    return CatalogueOptions.defaults()
        .withBox(PeriodicBox.cube(1000))
        .withUnits(Units.parse("Mpc/h,Msun/h"));
  }

  @Override
  protected boolean streams() {
    return true;
  }

  @Override
  protected boolean statesUnits() {
    return false;
  }

  @Override
  protected void requireContent(PointCloud cloud) {
    assertThat(cloud.size()).isEqualTo(300);
    for (int i = 0; i < 300; i++) {
      assertThat(cloud.x(i)).isEqualTo(i + 0.25);
      assertThat(cloud.y(i)).isEqualTo(i + 0.5);
      assertThat(cloud.z(i)).isEqualTo(i);
      assertThat(cloud.mass(i)).isEqualTo((i % 7) * 1e13 + 1e12);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "zstd", "uncompressed"})
  void everyCompression(String codec) throws Exception {
    requireContent(read(Fixture.copy(codec + ".parquet", directory), options()));
  }

  @Test
  void otherCompressionsAreNamed() throws Exception {
    Path file = Fixture.copy("gzip.parquet", directory);
    assertThatThrownBy(() -> read(file, options()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("is compressed with gzip, which is not read; write it with snappy");
  }

  @Test
  void aMissingValueIsNotFiniteAndNamesItsRow() throws Exception {
    Path file = write(directory);
    assertThatThrownBy(() -> read(file, options().withColumns(List.of("weight=gap"))))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("row 17: weight = NaN is not finite");
    assertThatThrownBy(() -> read(file, options().withColumns(List.of("weight=name"))))
        .hasMessageContaining("there is no column 'name'; there are x, y, z, mass, gap");
  }
}
