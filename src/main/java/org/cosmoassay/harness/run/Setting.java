package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/** What sources take from the reference where they state nothing themselves. */
interface Setting {

  /** The domain; null when the reference does not say. */
  @Nullable PeriodicBox box() throws SourceException;

  /** Redshift; null when the reference does not say. */
  @Nullable Double redshift();

  /** Mean number of points of a cloud. */
  double points() throws SourceException;

  /**
   * Conditions of so many clouds.
   *
   * @param realizations null for as many as the reference has
   */
  List<Cosmology> conditions(@Nullable Integer realizations);

  /** That of clouds: the box and redshift of the first, their mean number of points. */
  static Setting of(CloudSource reference) {
    return new Setting() {
      @Override
      public PeriodicBox box() throws SourceException {
        return reference.realize(0).cloud().box();
      }

      @Override
      public @Nullable Double redshift() {
        double redshift = reference.condition(0).redshift();
        return Double.isNaN(redshift) ? null : redshift;
      }

      @Override
      public double points() throws SourceException {
        double sum = 0;
        for (int i = 0; i < reference.size(); i++) {
          sum += reference.realize(i).cloud().size();
        }
        return sum / reference.size();
      }

      /** The reference's, repeated as often as realizations are asked for. */
      @Override
      public List<Cosmology> conditions(@Nullable Integer realizations) {
        int count = realizations == null ? reference.size() : realizations;
        List<Cosmology> conditions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          conditions.add(reference.condition(i % reference.size()));
        }
        return conditions;
      }
    };
  }

  /** What the benchmark states beside tables. */
  static Setting of(Origin.Tables tables) {
    return new Setting() {
      @Override
      public @Nullable PeriodicBox box() {
        return tables.box();
      }

      @Override
      public @Nullable Double redshift() {
        return tables.redshift();
      }

      @Override
      public double points() {
        Double points = tables.points();
        return points == null ? Double.NaN : points;
      }

      @Override
      public List<Cosmology> conditions(@Nullable Integer realizations) {
        Integer stated = realizations == null ? tables.realizations() : realizations;
        return Collections.nCopies(
            stated == null ? 0 : stated, SourceOpener.stated(tables.redshift(), tables.omegaM()));
      }
    };
  }
}
