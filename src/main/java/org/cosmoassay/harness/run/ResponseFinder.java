package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cosmoassay.harness.store.ResponseRecord;
import org.cosmoassay.harness.store.ResponseRecord.Curves;
import org.cosmoassay.harness.store.ResponseRecord.Parts;
import org.cosmoassay.harness.store.ResponseRecord.Slope;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.Comparisons;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.ConditionalResponse;
import org.cosmoassay.statistics.comparison.Conditions;
import org.cosmoassay.statistics.comparison.EnsemblePair;
import org.cosmoassay.statistics.comparison.Expectation;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.VaryingCurves;

/**
 * Collects how statistics answer to the parameters that vary among the clouds of a benchmark,
 * source by source. Where nothing varies, or a source states other conditions, there is nothing to
 * say.
 */
final class ResponseFinder {

  /** Part of the range of each parameter that counts as its middle. */
  private static final double MIDDLE = 0.7;

  /** Clouds that a part of the design needs for pulls. */
  private static final int LEAST_CLOUDS = 3;

  private final MeasuredReference reference;
  private final Conditions design;
  private final List<Slope> slopes = new ArrayList<>();
  private final List<Curves> curves = new ArrayList<>();
  private final List<Parts> parts = new ArrayList<>();

  ResponseFinder(MeasuredReference reference, Source source) {
    this.reference = reference;
    this.design = reference.isTable() ? Conditions.of(List.of()) : conditions(source);
    for (Map.Entry<String, Expectation> entry : reference.statistics().entrySet()) {
      if (entry.getValue() instanceof MeasuredEnsemble ensemble && !reference.isTable()) {
        addCurves(reference.name(), entry.getKey(), ensemble, design);
      }
    }
  }

  /** Takes a measured source in. */
  void add(MeasuredSource measured, Source source) {
    Conditions own = conditions(source);
    if (design.names().isEmpty() || !own.names().equals(design.names())) {
      return;
    }
    for (Map.Entry<String, MeasuredEnsemble> entry : measured.ensembles().entrySet()) {
      if (reference.statistics().get(entry.getKey()) instanceof MeasuredEnsemble expected) {
        EnsemblePair pair =
            new EnsemblePair(expected, entry.getValue(), measured.record().paired());
        add(measured.name(), entry.getKey(), pair, own);
      }
    }
  }

  private void add(String source, String statistic, EnsemblePair pair, Conditions own) {
    List<Comparison> responses = ConditionalResponse.of(source, statistic, pair, design, own);
    for (int parameter = 0; parameter < responses.size(); parameter++) {
      slopes.add(new Slope(design.names().get(parameter), responses.get(parameter)));
    }
    addCurves(source, statistic, pair.generated(), own);
    IntPredicate edge = i -> design.isAtEdge(i, MIDDLE);
    int[] outer = IntStream.range(0, design.size()).filter(edge).toArray();
    int[] inner = IntStream.range(0, design.size()).filter(edge.negate()).toArray();
    if (pair.paired()) {
      parts.add(
          new Parts(
              source,
              statistic,
              inner.length,
              outer.length,
              squaredPull(pair, inner),
              squaredPull(pair, outer)));
    }
  }

  private void addCurves(
      String source, String statistic, MeasuredEnsemble ensemble, Conditions own) {
    for (int parameter = 0; parameter < design.names().size(); parameter++) {
      curves.add(
          new Curves(
              source,
              statistic,
              design.names().get(parameter),
              VaryingCurves.of(ensemble, own.column(parameter), design.column(parameter))));
    }
  }

  private static double squaredPull(EnsemblePair pair, int[] clouds) {
    if (clouds.length < LEAST_CLOUDS) {
      return Double.NaN;
    }
    EnsemblePair part =
        new EnsemblePair(part(pair.reference(), clouds), part(pair.generated(), clouds), true);
    double sum = 0;
    int rows = 0;
    for (ComponentComparison component : Comparisons.compare("", "", part).components()) {
      for (int row = 0; row < component.axis().size(); row++) {
        if (Double.isFinite(component.pull(row))) {
          sum += component.pull(row) * component.pull(row);
          rows++;
        }
      }
    }
    return rows == 0 ? Double.NaN : sum / rows;
  }

  private static MeasuredEnsemble part(MeasuredEnsemble ensemble, int[] clouds) {
    return MeasuredEnsemble.of(IntStream.of(clouds).mapToObj(ensemble::measurement).toList());
  }

  private static Conditions conditions(Source source) {
    List<Cosmology> cosmologies = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      cosmologies.add(source.condition(i));
    }
    return Conditions.of(cosmologies);
  }

  ResponseRecord record() {
    return new ResponseRecord(slopes, curves, parts);
  }
}
