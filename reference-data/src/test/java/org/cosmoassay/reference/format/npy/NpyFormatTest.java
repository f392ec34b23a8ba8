package org.cosmoassay.reference.format.npy;

import java.util.List;
import java.util.stream.IntStream;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.FormatContract;
import org.cosmoassay.statistics.catalog.Ensemble;

class NpyFormatTest extends FormatContract {

  @Override
  protected String extension() {
    return ".npy";
  }

  @Override
  protected CatalogueOptions options(Ensemble written) {
    List<String> columns =
        written.cloud(0).hasWeights()
            ? List.of("x", "y", "z", "vx", "vy", "vz", "mass", "weight")
            : written.cloud(0).hasVelocities()
                ? List.of("x", "y", "z", "vx", "vy", "vz")
                : List.of("x", "y", "z");
    return new CatalogueOptions(
        columns, written.cloud(0).box(), null, null, null, CatalogueOptions.InvalidPoints.REFUSE);
  }

  @Override
  protected boolean keepsCosmology() {
    return false;
  }

  @Override
  protected boolean holdsClouds(int... sizes) {
    return IntStream.of(sizes).distinct().count() == 1;
  }
}
