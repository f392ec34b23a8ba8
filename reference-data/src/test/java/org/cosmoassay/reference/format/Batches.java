package org.cosmoassay.reference.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.reference.CloudHash;
import org.cosmoassay.statistics.catalog.PointCloud;

/** What every format owes of batches: the points of the cloud in their order, or a refusal. */
final class Batches {

  private Batches() {}

  static void require(Catalogue catalogue, boolean streams) throws Exception {
    if (!streams) {
      assertThatThrownBy(() -> catalogue.batches(0, 7))
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("only read as a whole; to read it in pieces, convert it to npy");
      return;
    }
    for (int index = 0; index < catalogue.size(); index++) {
      PointCloud whole = catalogue.read(index).cloud();
      assertThat(catalogue.points(index).orElse(whole.size())).isEqualTo(whole.size());
      List<PointCloud> batches = new ArrayList<>();
      try (PointBatches each = catalogue.batches(index, 7)) {
        for (PointCloud batch = each.next(); batch != null; batch = each.next()) {
          assertThat(batch.size()).isLessThanOrEqualTo(7);
          batches.add(batch);
        }
      }
      assertThat(CloudHash.of(Pieces.joined(batches))).isEqualTo(CloudHash.of(whole));
    }
  }
}
