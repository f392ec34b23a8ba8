package org.cosmoassay.reference.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Catalogues that somebody cuts off while they are read. */
final class ChangingFileTest {

  private static final int CLOUDS = 12;
  private static final int POINTS = 4000;
  private static final PeriodicBox BOX = PeriodicBox.cube(100);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"npy", "npz", "hdf5", "csv"})
  void aFileCutOffBetweenTwoCloudsIsNamed(String format) throws Exception {
    UniformRandomProvider random = RandomStreams.of(1);
    List<PointCloud> clouds = new ArrayList<>();
    for (int i = 0; i < CLOUDS; i++) {
      clouds.add(
          PointCloud.of(
              BOX,
              random.doubles(POINTS, 0, 100).toArray(),
              random.doubles(POINTS, 0, 100).toArray(),
              random.doubles(POINTS, 0, 100).toArray()));
    }
    Path file = directory.resolve("clouds." + format);
    Catalogues.write(file, Ensemble.of(clouds));
    CatalogueOptions options =
        new CatalogueOptions(null, BOX, null, null, null, CatalogueOptions.InvalidPoints.REFUSE);
    try (Catalogue catalogue = Catalogues.open(file, options)) {
      assertThat(catalogue.read(0).cloud().size()).isEqualTo(POINTS);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(Files.size(file) / 2);
      }
      assertThatThrownBy(() -> catalogue.read(CLOUDS - 1))
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("clouds." + format);
    }
  }
}
