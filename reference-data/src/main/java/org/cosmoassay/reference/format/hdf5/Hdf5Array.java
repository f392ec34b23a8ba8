package org.cosmoassay.reference.format.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.cosmoassay.reference.format.ArrayView;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CloudArray;
import org.jspecify.annotations.Nullable;

/** A dataset of numbers, read in slices of bounded size. The library is used by one thread. */
final class Hdf5Array implements CloudArray {

  /** Elements of one slice. */
  private static final int SLICE_ELEMENTS = 1 << 18;

  /** The most numbers that are read as metadata: one for each of so many clouds. */
  private static final int MOST_STATED = 1_000_000;

  private final Path file;
  private final Dataset dataset;
  private final Object lock;
  private final long[] shape;
  private final String type;

  private Hdf5Array(Path file, Dataset dataset, Object lock, long[] shape, String type) {
    this.file = file;
    this.dataset = dataset;
    this.lock = lock;
    this.shape = shape;
    this.type = type;
  }

  /** A dataset as an array; call under {@link Hdf5Problem#guard}. */
  static Hdf5Array of(Path file, Dataset dataset, Object lock) {
    return new Hdf5Array(
        file, dataset, lock, dataset.getDimensionsAsLong().clone(), typeName(dataset));
  }

  /** Whether the elements are real numbers or booleans. */
  static boolean isNumeric(Dataset dataset) {
    DataType type = dataset.getDataType();
    return type instanceof FixedPoint
        || type instanceof FloatingPoint
        || type instanceof EnumDataType;
  }

  static String typeName(Dataset dataset) {
    DataType type = dataset.getDataType();
    int bits = 8 * type.getSize();
    if (type instanceof FixedPoint fixed) {
      return (fixed.isSigned() ? "int" : "uint") + bits;
    }
    if (type instanceof FloatingPoint) {
      return "float" + bits;
    }
    return type instanceof EnumDataType
        ? "bool"
        : type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** Type and shape, e.g. {@code float32 (16, 5000, 3)}. */
  static String describe(Dataset dataset) {
    return typeName(dataset) + " " + text(dataset.getDimensionsAsLong());
  }

  private static String text(long[] shape) {
    String sides = LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return "(" + sides + (shape.length == 1 ? ",)" : ")");
  }

  @Override
  public String name() {
    return dataset.getName();
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public String description() {
    return type + " " + text(shape);
  }

  /** Number of elements; a hostile shape has more than a long can count. */
  double count() {
    return Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
  }

  /** All elements, flat; for the few numbers a file states of itself. */
  double[] all() throws CatalogueException {
    return all(MOST_STATED, "state one number, or one for each cloud");
  }

  /**
   * All elements, flat, of an array that may have so many.
   *
   * @param advice what to do about more
   */
  double[] all(int most, String advice) throws CatalogueException {
    if (count() > most) {
      throw new CatalogueException(file, name() + " is " + description() + "; " + advice);
    }
    int n = (int) count();
    double[][] column = {new double[n]};
    if (n == 0) {
      return column[0];
    }
    synchronized (lock) {
      Hdf5Problem.guard(
          file,
          "dataset '" + name() + "'",
          () -> {
            new Scatter(column, 1).put(dataset.getData());
            return column;
          });
    }
    return column[0];
  }

  @Override
  public void read(ArrayView view, int cloud, int first, int count, double[] @Nullable [] columns)
      throws CatalogueException {
    if (count() == 0) {
      return; // A side of 0 beside a long one would make many empty rows.
    }
    int rowsPerSlice = Math.max(1, SLICE_ELEMENTS / Math.max(1, view.features()));
    int rowAxis = view.cloudAxis() ? 1 : 0;
    Scatter scatter = new Scatter(columns, view.features());
    synchronized (lock) {
      for (int row = first; row < first + count; row += rowsPerSlice) {
        int rows = Math.min(rowsPerSlice, first + count - row);
        long[] offset = new long[shape.length];
        int[] size = Arrays.stream(shape).mapToInt(s -> (int) s).toArray();
        if (view.cloudAxis()) {
          offset[0] = cloud;
          size[0] = 1;
        }
        offset[rowAxis] = row;
        size[rowAxis] = rows;
        String what = "dataset '" + name() + "'";
        Hdf5Problem.guard(
            file,
            what,
            () -> {
              scatter.put(dataset.getData(offset, size));
              return scatter;
            });
      }
    }
  }

  /** Spreads nested Java arrays, row after row, over columns. */
  private static final class Scatter {
    private final double[] @Nullable [] columns;
    private final int features;
    private long next;

    Scatter(double[] @Nullable [] columns, int features) {
      this.columns = columns;
      this.features = features;
    }

    void put(Object values) {
      if (values instanceof double[] numbers) {
        for (double number : numbers) {
          put(number);
        }
      } else if (values instanceof float[] numbers) {
        for (float number : numbers) {
          put((double) number);
        }
      } else if (values instanceof Number number) {
        put(number.doubleValue());
      } else if (values instanceof Boolean truth) {
        put(truth ? 1.0 : 0.0);
      } else if (values instanceof String name) {
        put(name.equalsIgnoreCase("TRUE") ? 1.0 : 0.0); // An h5py bool is an enum of names.
      } else {
        int length = Array.getLength(values);
        for (int i = 0; i < length; i++) {
          put(Array.get(values, i));
        }
      }
    }

    private void put(double value) {
      double[] column = columns[(int) (next % features)];
      if (column != null) {
        column[(int) (next / features)] = value;
      }
      next++;
    }
  }
}
