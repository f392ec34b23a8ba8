package org.cosmoassay.statistics.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;

/**
 * One statistic of a generated ensemble beside the same statistic of the reference.
 *
 * @param reference n measured reference clouds
 * @param generated m measured generated clouds
 * @param paired whether cloud i of both ensembles shares its conditions (the same cosmology, or the
 *     same initial phases), so that differences are taken cloud by cloud
 */
public record EnsemblePair(MeasuredEnsemble reference, MeasuredEnsemble generated, boolean paired) {

  /**
   * @throws IllegalArgumentException when statistic, axis or components differ, or when paired
   *     ensembles differ in size
   */
  public EnsemblePair {
    if (!reference.statistic().equals(generated.statistic())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The reference measures %s and the generated ensemble %s; measure the same statistic.",
              reference.statistic(),
              generated.statistic()));
    }
    if (!sameAxis(reference.axis(), generated.axis())
        || !components(reference).equals(components(generated))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The reference and the generated ensemble measure %s on different bins or components; measure both with the same parameters.",
              reference.statistic()));
    }
    if (paired && reference.size() != generated.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Paired ensembles need equal sizes: the reference has %d clouds and the generated ensemble %d; compare them unpaired.",
              reference.size(),
              generated.size()));
    }
  }

  public String statistic() {
    return reference.statistic();
  }

  public Axis axis() {
    return reference.axis();
  }

  /** The compared columns in order; their values are those of the first reference cloud. */
  List<Column> components() {
    return reference.measurement(0).components();
  }

  private static List<String> components(MeasuredEnsemble ensemble) {
    return ensemble.measurement(0).components().stream().map(Column::name).toList();
  }

  private static boolean sameAxis(Axis a, Axis b) {
    return a.isBinned() == b.isBinned()
        && a.unit().equals(b.unit())
        && Arrays.equals(a.edges(), b.edges());
  }
}
