package org.cosmoassay.reference.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cosmoassay.statistics.catalog.Cosmology;

/** What is stated of the cosmology, for {@code info}: one number, or the range over clouds. */
final class CosmologyDetails {

  private CosmologyDetails() {}

  static List<Catalogue.Detail> of(List<Cosmology> cosmologies) {
    List<Catalogue.Detail> details = new ArrayList<>();
    for (String name : Metadata.PARAMETERS) {
      ToDoubleFunction<Cosmology> parameter = c -> Metadata.toMap(c).getOrDefault(name, Double.NaN);
      double[] stated =
          cosmologies.stream().mapToDouble(parameter).filter(v -> !Double.isNaN(v)).toArray();
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double value : stated) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      if (stated.length > 0) {
        String range = least == most ? Double.toString(least) : least + " .. " + most;
        details.add(new Catalogue.Detail(name, range));
      }
    }
    return details;
  }
}
