package org.cosmoassay.fuzz;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** A kind of file that users hand to the program, with the way the program reads it. */
enum FuzzTarget {
  NPY(".npy", Bound.PLAIN, file -> CatalogueReading.of(file, "npy")),
  NPZ(".npz", Bound.PACKED, file -> CatalogueReading.of(file, "npz")),
  CSV(".csv", Bound.TEXT, file -> CatalogueReading.of(file, "csv")),
  ROCKSTAR(".list", Bound.TEXT, file -> CatalogueReading.of(file, "rockstar")),
  FAST_FOOD(".ff", Bound.PLAIN, file -> CatalogueReading.of(file, "fast-food")),
  GROUP_TAB("_group_tab_000.0", Bound.PLAIN, file -> CatalogueReading.of(file, "group-tab")),
  FLOAT32(".raw", Bound.PLAIN, file -> CatalogueReading.of(file, "float32")),
  HDF5(".hdf5", Bound.PACKED, file -> CatalogueReading.of(file, "hdf5")),
  GADGET_HDF5("_050.0.hdf5", Bound.PACKED, file -> CatalogueReading.of(file, "gadget-hdf5")),
  ROCKSTAR_HDF5(".h5", Bound.PACKED, file -> CatalogueReading.of(file, "rockstar-hdf5")),
  COSMOBENCH(".hdf5", Bound.PACKED, file -> CatalogueReading.of(file, "cosmobench")),
  FITS(".fits", Bound.PACKED, file -> CatalogueReading.of(file, "fits")),
  PARQUET(".parquet", Bound.PACKED, file -> CatalogueReading.of(file, "parquet")),
  RECOGNISED(".bin", Bound.PACKED, CatalogueReading::recognised),
  CONDITIONS(".csv", Bound.TEXT, CatalogueReading::conditions),
  SURVEY(".dat", Bound.PACKED, CatalogueReading::survey),
  NUMBERS(".bin", Bound.PACKED, CatalogueReading::numbers),
  FIELD(".npy", Bound.PLAIN, CatalogueReading::field),
  BENCHMARK(".yaml", Bound.CONFIGURATION, ConfigurationReading::benchmark),
  SUITE(".yaml", Bound.CONFIGURATION, ConfigurationReading::suite),
  TRAINING(".yaml", Bound.CONFIGURATION, ConfigurationReading::training),
  ONNX_DESCRIPTION(".yaml", Bound.CONFIGURATION, ConfigurationReading::onnxDescription),
  MODEL_DESCRIPTION(".yaml", Bound.MODEL, ModelReading::description),
  MODEL_WEIGHTS(".safetensors", Bound.PLAIN, ModelReading::weights),
  ONNX(".onnx", Bound.PLAIN, ModelReading::onnx),
  RUN_RECORD(".json", Bound.TEXT, RunReading::record),
  RUN_MEASUREMENT(".npz", Bound.PACKED, RunReading::measurement),
  RUN_SLICE(".npz", Bound.PACKED, RunReading::slice),
  RUN_FILES(".json", Bound.TEXT, RunReading::files),
  CALIBRATION(".json", Bound.TEXT, RunReading::calibration),
  BASELINE(".json", Bound.TEXT, RunReading::baseline);

  /** What reading may allocate: megabytes for any file, and bytes for every byte of it. */
  enum Bound {
    /** Numbers as they are. */
    PLAIN(64, 128),
    /** Text: every number or name becomes an object for a moment. */
    TEXT(64, 2048),
    /** YAML, whose every value is checked against a schema; their number is bounded. */
    CONFIGURATION(256, 2048),
    /** What may be compressed: 128 for every byte that a byte of the file may become. */
    PACKED(64, 12_800),
    /** Descriptions of models, with the tables of the largest lattice. */
    MODEL(512, 2048);

    private final int constantMegabytes;
    private final long perByte;

    Bound(int constantMegabytes, long perByte) {
      this.constantMegabytes = constantMegabytes;
      this.perByte = perByte;
    }

    /** The most bytes that reading a file of so many bytes may allocate, garbage included. */
    long bytes(long file) {
      return ((long) constantMegabytes << 20) + perByte * file;
    }
  }

  /** Reads a file as the program does, and forgets what it read. */
  @FunctionalInterface
  interface Reading {
    void of(Path file) throws Exception;
  }

  private final String suffix;
  private final Bound bound;

  @SuppressWarnings("ImmutableEnumChecker") // a method, which holds nothing
  private final Reading reading;

  FuzzTarget(String suffix, Bound bound, Reading reading) {
    this.suffix = suffix;
    this.bound = bound;
    this.reading = reading;
  }

  /** As it is named in options and directories, e.g. {@code fast-food}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the file is called. */
  String fileName() {
    return "input" + suffix;
  }

  Bound bound() {
    return bound;
  }

  void read(Path file) throws Exception {
    reading.of(file);
  }

  static FuzzTarget named(String label) {
    return Arrays.stream(values())
        .filter(target -> target.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no target " + label + "."));
  }
}
