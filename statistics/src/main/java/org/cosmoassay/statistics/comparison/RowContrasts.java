package org.cosmoassay.statistics.comparison;

/** How a generated mean departs from the reference's in one row, with its error. */
interface RowContrasts {

  /** The reference mean itself. */
  Contrast reference();

  /** The difference of the means. */
  Contrast difference();

  /** The ratio of the means minus 1. */
  Contrast relative();

  /** How far the ratio lies beyond a bound, see {@link Contrast#beyond}. */
  Contrast beyond(double bound);

  /** Between realizations of both sides. */
  static RowContrasts of(double[] reference, double[] generated, boolean paired) {
    return new RowContrasts() {
      @Override
      public Contrast reference() {
        Sample sample = Sample.of(reference);
        return new Contrast(sample.mean(), sample.error(), sample.count() - 1.0);
      }

      @Override
      public Contrast difference() {
        return Contrast.difference(reference, generated, paired);
      }

      @Override
      public Contrast relative() {
        return Contrast.relative(reference, generated, paired);
      }

      @Override
      public Contrast beyond(double bound) {
        return Contrast.beyond(bound, reference, generated, paired);
      }
    };
  }

  /** Between two means that are independent of each other. */
  static RowContrasts of(MeanEstimate reference, MeanEstimate generated) {
    return new RowContrasts() {
      @Override
      public Contrast reference() {
        return new Contrast(reference.value(), reference.error(), reference.degreesOfFreedom());
      }

      @Override
      public Contrast difference() {
        return Contrast.difference(reference, generated);
      }

      @Override
      public Contrast relative() {
        return Contrast.relative(reference, generated);
      }

      @Override
      public Contrast beyond(double bound) {
        return Contrast.beyond(bound, reference, generated);
      }
    };
  }
}
