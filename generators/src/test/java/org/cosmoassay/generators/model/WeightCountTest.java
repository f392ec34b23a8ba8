package org.cosmoassay.generators.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.toy.PlaneDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a family says it holds, before any room is made for it, is what it then holds. */
class WeightCountTest {

  static final List<String> FAMILIES = Families.NAMES;

  @ParameterizedTest
  @FieldSource("FAMILIES")
  void countIsThatOfTheWeights(String name) {
    Map<String, Object> architecture =
        name.equals("interpolant") ? Map.of("width", 5, "origin", "rings") : Map.of("width", 5);
    for (int conditions : new int[] {0, 3}) {
      Family family =
          Families.findingDataBy(PlaneDistribution::named)
              .create(name, 2, conditions, architecture);
      assertThat(family.count()).isEqualTo(family.initial(1).count());
    }
  }
}
