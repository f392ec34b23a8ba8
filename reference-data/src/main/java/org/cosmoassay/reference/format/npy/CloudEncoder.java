package org.cosmoassay.reference.format.npy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.reference.format.CloudColumn;
import org.cosmoassay.reference.format.EnsembleLayout;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Encodes columns of an ensemble one cloud at a time, so that it may be larger than the heap. */
final class CloudEncoder {

  private CloudEncoder() {}

  /** float64 (B, N, F) of these columns; clouds of fewer points are padded with zeros. */
  static ArrayBytes.Encoder of(
      Ensemble ensemble, EnsembleLayout layout, List<CloudColumn> columns) {
    return of(ensemble, layout, columns, layout.clouds(), layout.largest(), columns.size());
  }

  /** float64 (B, N) of one column; clouds of fewer points are padded with zeros. */
  static ArrayBytes.Encoder of(Ensemble ensemble, EnsembleLayout layout, CloudColumn column) {
    return of(ensemble, layout, List.of(column), layout.clouds(), layout.largest());
  }

  private static ArrayBytes.Encoder of(
      Ensemble ensemble, EnsembleLayout layout, List<CloudColumn> columns, long... shape) {
    return out -> {
      out.write(NpyHeader.encode(NpyType.FLOAT64, shape));
      ByteBuffer block = ArrayBytes.block();
      for (int b = 0; b < layout.clouds(); b++) {
        PointCloud cloud = ensemble.cloud(b);
        for (int i = 0; i < layout.largest(); i++) {
          for (CloudColumn column : columns) {
            double value = i < cloud.size() ? EnsembleLayout.value(cloud, column, i) : 0.0;
            ArrayBytes.flushIfFull(out, block).putDouble(value);
          }
        }
      }
      ArrayBytes.flush(out, block);
    };
  }

  /** bool (B, N): true where a point is real, false where it is padding. */
  static ArrayBytes.Encoder mask(EnsembleLayout layout) {
    return out -> {
      out.write(NpyHeader.encode(NpyType.BOOL, layout.clouds(), layout.largest()));
      for (int b = 0; b < layout.clouds(); b++) {
        byte[] real = new byte[layout.largest()];
        Arrays.fill(real, 0, layout.size(b), (byte) 1);
        out.write(real);
      }
    };
  }
}
