package org.cosmoassay.reference.format.rockstar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.ReaderContract;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

class RockstarTest extends ReaderContract {

  private static final String LIST =
      """
      #ID DescID M200b Vmax X Y Z VX VY VZ Np
      #a = 0.500000
      #Om = 0.300000; Ol = 0.700000; h = 0.700000
      #Box size: 100.000000 Mpc/h
      #Units: Masses in Msun / h
      #Units: Positions in Mpc / h (comoving)
      #Units: Velocities in km / s (physical, peculiar)
      0 -1 1.0e12 200.5 1.5 2.5 3.5 -10 20 30 50
      1 -1 2.0e12 210.5 11.5 12.5 13.5 -11 21 31 60
      2 -1 3.0e12 220.5 21.5 22.5 23.5 -12 22 32 70
      """;

  private static final String TREES =
      """
      #scale(0) id(1) mvir(2) rvir(3) x(4) y(5) z(6) vx(7) vy(8) vz(9) M200b(10)
      #Omega_M = 0.307115; Omega_L = 0.692885; h0 = 0.680000
      #Full box size = 250.000000 Mpc/h
      #Mvir: Halo mass (Msun/h).
      #X/Y/Z: Halo position (Mpc/h comoving).
      #VX/VY/VZ: Halo velocity (km/s physical).
      0.50000 7 1e11 30 1 2 3 4 5 6 1.5e11
      0.50000 8 2e11 31 2 3 4 5 6 7 2.5e11
      """;

  @Override
  protected String format() {
    return "rockstar";
  }

  @Override
  protected Path write(Path directory) throws Exception {
    return Files.writeString(directory.resolve("out_5.list"), LIST);
  }

  @Override
  protected CatalogueOptions options() {
    return CatalogueOptions.defaults();
  }

  @Override
  protected boolean statesUnits() {
    return true;
  }

  @Override
  protected boolean knowsRows() {
    return false;
  }

  @Override
  protected void requireContent(PointCloud cloud) {
    assertThat(cloud.size()).isEqualTo(3);
    assertThat(cloud.box()).isEqualTo(PeriodicBox.cube(100));
    assertThat(cloud.y(1)).isEqualTo(12.5);
    assertThat(cloud.velocity(0, 2)).isEqualTo(-12);
    assertThat(cloud.mass(2)).isEqualTo(3e12);
    assertThat(cloud.cosmology().omegaM()).isEqualTo(0.3);
    assertThat(cloud.cosmology().h()).isEqualTo(0.7);
    assertThat(cloud.cosmology().redshift()).isCloseTo(1, within(1e-12));
  }

  @Test
  void consistentTreesNumberTheirNames() throws Exception {
    Path file = Files.writeString(directory.resolve("hlist_0.50000.list"), TREES);
    PointCloud cloud = read(file, options());
    assertThat(cloud.box()).isEqualTo(PeriodicBox.cube(250));
    assertThat(cloud.mass(1)).isEqualTo(2e11);
    assertThat(cloud.cosmology().h()).isEqualTo(0.68);
    assertThat(cloud.cosmology().redshift()).isCloseTo(1, within(1e-12));
    PointCloud other = read(file, options().withColumns(List.of("mass=M200b")));
    assertThat(other.mass(1)).isEqualTo(2.5e11);
    assertThat(other.hasVelocities()).isTrue();
  }

  @Test
  void damageNamesLineAndColumn() throws Exception {
    Path file = directory.resolve("out_5.list");
    Files.writeString(file, LIST.replace(" 60", ""));
    assertThatThrownBy(() -> read(file, options()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("line 9 has 10 fields where the first row has 11");
    Files.writeString(file, LIST.replace("12.5", "12.x"));
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("row 1 (line 9): Y = '12.x' is not a number");
    Files.writeString(file, LIST.replace("#ID DescID M200b", "#ID DescID M200b extra"));
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("line 8 has 11 fields where the header names 12 columns");
    Files.writeString(file, TREES.replace("0.50000 8", "0.60000 8"));
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("row 1 (line 8) is at scale factor 0.6 and row 0 at 0.5");
    Files.writeString(file, LIST.replace("#a = 0.5", "#a = -0.5"));
    assertThatThrownBy(() -> read(file, options())).hasMessageContaining("must be in (0, 1]");
  }

  @Test
  void unitsWithoutCommentsAreAskedFor() throws Exception {
    Path file = directory.resolve("out_6.list");
    Files.writeString(file, LIST.replaceAll("#Units: [^\n]*\n", ""));
    assertThatThrownBy(() -> read(file, options()))
        .hasMessageContaining("does not state the unit of length");
  }
}
