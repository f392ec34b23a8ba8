package org.cosmoassay.reference.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which array of a file is what, with shapes that fit each other. */
final class ArrayLayout {

  private static final String POSITIONS = "positions";
  private static final String VELOCITIES = "velocities";
  private static final String MASSES = "masses";
  private static final String WEIGHTS = "weights";
  private static final String MASK = "mask";

  /** Clouds without points take no bytes, so that a file may state any number of them. */
  private static final int MOST_EMPTY_CLOUDS = 1 << 10;

  private final Map<String, ? extends CloudArray> arrays;
  private final CloudArray points;
  private final ArrayView view;

  private ArrayLayout(Map<String, ? extends CloudArray> arrays, CloudArray points, ArrayView view) {
    this.arrays = arrays;
    this.points = points;
    this.view = view;
  }

  static ArrayLayout of(ArrayFile file) throws CatalogueException {
    CloudArray points = points(file);
    long[] shape = points.shape();
    Path path = file.file();
    ArrayView view =
        switch (shape.length) {
          case 2 -> new ArrayView(1, side(path, points, 0), side(path, points, 1), false);
          case 3 ->
              new ArrayView(
                  side(path, points, 0), side(path, points, 1), side(path, points, 2), true);
          default ->
              throw new CatalogueException(
                  path,
                  "the array '"
                      + points.name()
                      + "' has the shape "
                      + text(shape)
                      + "; a catalogue array is (N, F) or (B, N, F): reshape it");
        };
    if (view.clouds() == 0) {
      throw new CatalogueException(
          path, "the array '" + points.name() + "' has the shape " + text(shape) + ": no clouds");
    }
    if (view.clouds() > MOST_EMPTY_CLOUDS && (view.points() == 0 || view.features() == 0)) {
      throw new CatalogueException(
          path,
          "the array '"
              + points.name()
              + "' has the shape "
              + text(shape)
              + ": no points in any cloud; it is damaged, save it again");
    }
    ArrayLayout layout = new ArrayLayout(file.arrays(), points, view);
    layout.requireShape(path, VELOCITIES, 3);
    for (String name : List.of(MASSES, WEIGHTS, MASK)) {
      layout.requireShape(path, name, 1);
    }
    return layout;
  }

  private static CloudArray points(ArrayFile file) throws CatalogueException {
    CloudArray positions = file.arrays().get(POSITIONS);
    if (positions != null) {
      return positions;
    }
    Set<String> beside = new HashSet<>(List.of(VELOCITIES, MASSES, WEIGHTS, MASK, Metadata.BOX));
    beside.addAll(Metadata.PARAMETERS);
    List<CloudArray> candidates = new ArrayList<>();
    for (Map.Entry<String, ? extends CloudArray> array : file.arrays().entrySet()) {
      if (!beside.contains(array.getKey())) {
        candidates.add(array.getValue());
      }
    }
    if (candidates.size() > 1) {
      candidates.removeIf(array -> array.shape().length < 2 || array.shape().length > 3);
    }
    if (candidates.size() != 1) {
      List<String> contents = file.contents();
      throw new CatalogueException(
          file.file(),
          "there is no array 'positions' of shape (N, 3) or (B, N, 3), and no other single array"
              + " of points; there are: "
              + (contents.isEmpty() ? "none" : String.join("; ", contents)));
    }
    return candidates.get(0);
  }

  private static int side(Path file, CloudArray array, int axis) throws CatalogueException {
    long side = array.shape()[axis];
    if (side > Integer.MAX_VALUE - 8) {
      throw new CatalogueException(
          file,
          "the array '"
              + array.name()
              + "' has the shape "
              + text(array.shape())
              + "; a side of more than 2147483639 is not read: split the file");
    }
    return (int) side;
  }

  private void requireShape(Path file, String name, int features) throws CatalogueException {
    CloudArray array = arrays.get(name);
    if (array == null) {
      return;
    }
    long[] points = this.points.shape();
    long[] expected = Arrays.copyOf(points, features == 1 ? points.length - 1 : points.length);
    if (features != 1) {
      expected[expected.length - 1] = features;
    }
    if (!Arrays.equals(array.shape(), expected)) {
      throw new CatalogueException(
          file,
          "the array '"
              + name
              + "' has the shape "
              + text(array.shape())
              + " where "
              + text(expected)
              + " fits '"
              + this.points.name()
              + "' "
              + text(points)
              + "; save arrays of the same points");
    }
  }

  private static String text(long[] shape) {
    String sides = Arrays.toString(shape);
    return "(" + sides.substring(1, sides.length() - 1) + (shape.length == 1 ? ",)" : ")");
  }

  CloudArray points() {
    return points;
  }

  /** The array of points as clouds. */
  ArrayView view() {
    return view;
  }

  /** An array beside the points, with so many features a point. */
  ArrayView view(int features) {
    return new ArrayView(view.clouds(), view.points(), features, view.cloudAxis());
  }

  @Nullable CloudArray velocities() {
    return arrays.get(VELOCITIES);
  }

  @Nullable CloudArray masses() {
    return arrays.get(MASSES);
  }

  @Nullable CloudArray weights() {
    return arrays.get(WEIGHTS);
  }

  @Nullable CloudArray mask() {
    return arrays.get(MASK);
  }
}
