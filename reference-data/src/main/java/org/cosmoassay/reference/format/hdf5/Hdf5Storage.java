package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Unpacked;
import org.jspecify.annotations.Nullable;

/** What attributes and datasets state of their size, checked before room is made for them. */
final class Hdf5Storage {

  /** More names than any table has columns; one long text may be named by all of them. */
  private static final int MOST_TEXTS = 512;

  /** Of LZF: the size of a chunk is its third number. */
  private static final int LZF = 32000;

  /** Deflate, shuffle and Fletcher's checksum: none states a size of its own. */
  private static final Set<Integer> PLAIN_FILTERS = Set.of(1, 2, 3);

  private Hdf5Storage() {}

  /** Refuses a dataset that is larger than its file can hold. */
  static void require(Path file, HdfFile hdf, Dataset dataset) throws CatalogueException {
    double needed = bytes(dataset.getDataType(), dataset.getDimensionsAsLong());
    long present = hdf.getHdfBackingStorage().size();
    if (!(dataset instanceof ChunkedDataset chunked)) {
      if (needed > present) {
        throw new CatalogueException(
            file,
            "dataset '"
                + dataset.getName()
                + "' states "
                + Hdf5Array.describe(dataset)
                + ", more than the "
                + present
                + " bytes of the file; it is truncated or damaged: save it again");
      }
      return;
    }
    String what = "dataset '" + dataset.getName() + "'";
    Unpacked.require(file, what, needed, present);
    double chunk = dataset.getDataType().getSize();
    for (int side : chunked.getChunkDimensions()) {
      chunk *= side;
    }
    Unpacked.require(file, "a chunk of " + what, chunk, present);
    if (!(chunk > 0) || needed / chunk > present) {
      throw new CatalogueException(
          file, what + " states more chunks than the file has bytes; it is damaged");
    }
    for (PipelineFilterWithData filter : dataset.getFilters()) {
      int[] data = filter.getFilterData();
      boolean lzf = filter.getId() == LZF && data.length > 2 && data[2] >= 0 && data[2] <= chunk;
      if (!lzf && !PLAIN_FILTERS.contains(filter.getId())) {
        throw new CatalogueException(
            file,
            "%s is compressed with %s, which is not read; write it with gzip or lzf"
                .formatted(what, filter.getName()));
      }
    }
    if (chunked.getStorageInBytes() > present) {
      throw new CatalogueException(
          file, what + " has chunks that share their bytes; it is damaged: save it again");
    }
  }

  private static double bytes(DataType type, long[] shape) {
    double bytes = type.getSize();
    for (long side : shape) {
      bytes *= side;
    }
    return bytes;
  }

  /** All texts of a dataset; call under {@link Hdf5Problem#guard}. */
  static Object texts(Path file, HdfFile hdf, Dataset dataset) throws CatalogueException {
    require(file, hdf, dataset);
    requireFew(dataset.getName(), dataset.getDataType(), dataset.getDimensionsAsLong());
    return dataset.getData();
  }

  /** What an attribute holds, null when it is empty; call under {@link Hdf5Problem#guard}. */
  static @Nullable Object value(@Nullable Attribute attribute) {
    if (attribute == null || attribute.isEmpty()) {
      return null;
    }
    ByteBuffer data = attribute.getBuffer();
    long[] shape = attribute.getDimensionsAsLong();
    if (data == null || bytes(attribute.getDataType(), shape) > data.remaining()) {
      throw new HdfException("attribute " + attribute.getName() + " is larger than its bytes");
    }
    requireFew(attribute.getName(), attribute.getDataType(), shape);
    return attribute.getData();
  }

  private static void requireFew(String name, DataType type, long[] shape) {
    double count = 1;
    for (long side : shape) {
      count *= side;
    }
    boolean texts = type instanceof VariableLength || type instanceof StringData;
    if (texts && count > MOST_TEXTS) {
      throw new HdfException(name + " holds more than " + MOST_TEXTS + " texts");
    }
  }
}
