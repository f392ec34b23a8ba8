package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.grid.FieldFile;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file of a field is to be read, as command-line options. */
final class FieldArguments {

  /** What the values of a field are. */
  enum Content {
    DENSITY,
    OVERDENSITY
  }

  @Option(
      names = "--field",
      paramLabel = "CONTENT",
      description =
          "The file is no catalogue but a field on a grid, an array (nx, ny, nz): density in any"
              + " unit, which is divided by its mean, or overdensity. Needs --box.")
  private @Nullable Content content;

  boolean areGiven() {
    return content != null;
  }

  /** The overdensity in a file. */
  DensityField read(Path file, @Nullable PeriodicBox box)
      throws CatalogueException, UsageException {
    if (box == null) {
      throw new UsageException("a field has no size of its own; pass --box L");
    }
    FieldFile grid = FieldFile.read(file);
    try {
      Mesh mesh = new Mesh(box, grid.cells(0), grid.cells(1), grid.cells(2));
      DensityField field = DensityField.of(mesh, grid.values());
      return content == Content.DENSITY ? field.overdensity() : field;
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage(), e);
    }
  }
}
