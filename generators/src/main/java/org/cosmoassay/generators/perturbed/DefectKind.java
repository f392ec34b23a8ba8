package org.cosmoassay.generators.perturbed;

import java.util.Locale;
import org.cosmoassay.statistics.catalog.PointCloud;

/** A way to spoil a cloud; what each does is told by {@link Defect}. */
enum DefectKind {
  POSITION_JITTER(0, Double.MAX_VALUE, "a standard deviation in Mpc/h, 0 or greater", "Mpc/h") {
    @Override
    PointCloud plant(PointCloud cloud, double amount, long seed) {
      return MovedPoints.jittered(cloud, amount, 0, seed);
    }

    @Override
    String describe(String amount) {
      return "every position moved by a Gaussian of " + amount + " Mpc/h per axis";
    }
  },
  AXIS_JITTER(0, Double.MAX_VALUE, "a standard deviation in Mpc/h, 0 or greater", "Mpc/h") {
    @Override
    PointCloud plant(PointCloud cloud, double amount, long seed) {
      return MovedPoints.jittered(cloud, amount, 2, seed);
    }

    @Override
    String describe(String amount) {
      return "every position moved along z by a Gaussian of " + amount + " Mpc/h";
    }
  },
  EXTRA_GROWTH(-1, 10, "a relative change of sigma_8, from -1 to 10", "") {
    @Override
    PointCloud plant(PointCloud cloud, double amount, long seed) {
      return MovedPoints.grown(cloud, amount);
    }

    @Override
    String describe(String amount) {
      return "structure grown by another " + amount + " of its amplitude, as of a wrong sigma_8";
    }
  },
  VELOCITY_SCALE(0, Double.MAX_VALUE, "a factor, 0 or greater", "") {
    @Override
    PointCloud plant(PointCloud cloud, double amount, long seed) {
      return MovedPoints.withVelocitiesScaled(cloud, amount);
    }

    @Override
    String describe(String amount) {
      return "every velocity multiplied by " + amount;
    }
  },
  VELOCITY_OFFSET(-Double.MAX_VALUE, Double.MAX_VALUE, "a velocity in km/s along x", "km/s") {
    @Override
    PointCloud plant(PointCloud cloud, double amount, long seed) {
      return MovedPoints.withVelocitiesShifted(cloud, amount);
    }

    @Override
    String describe(String amount) {
      return amount + " km/s along x added to every velocity";
    }
  },
  THINNING(0, 1, "a fraction of the points, from 0 to 1", "") {
    @Override
    PointCloud plant(PointCloud cloud, double amount, long seed) {
      return ChosenPoints.thinned(cloud, amount, seed);
    }

    @Override
    String describe(String amount) {
      return "a random fraction " + amount + " of the points removed";
    }
  },
  DUPLICATED_POINTS(0, 1, "a fraction of the points, from 0 to 1", "") {
    @Override
    PointCloud plant(PointCloud cloud, double amount, long seed) {
      return ChosenPoints.duplicated(cloud, amount, seed);
    }

    @Override
    String describe(String amount) {
      return "a random fraction " + amount + " of the points overwritten by exact copies of others";
    }
  },
  MISSING_CLOSE_PAIRS(0, Double.MAX_VALUE, "a separation in Mpc/h, 0 or greater", "Mpc/h") {
    @Override
    PointCloud plant(PointCloud cloud, double amount, long seed) {
      return ClosePairs.scattered(cloud, amount, seed);
    }

    @Override
    String describe(String amount) {
      return "one point of every pair closer than " + amount + " Mpc/h put elsewhere at random";
    }
  },
  PHASE_SCRAMBLING(0, 1, "a fraction of the points, from 0 to 1", "") {
    @Override
    PointCloud plant(PointCloud cloud, double amount, long seed) {
      return PhaseScrambling.scrambled(cloud, amount, seed);
    }

    @Override
    String describe(String amount) {
      return "a random fraction "
          + amount
          + " of the points put elsewhere, then points moved until xi and the power spectrum are those of before";
    }
  };

  final double least;
  final double most;

  /** What an amount is and how far it may go. */
  final String range;

  /** Unit of an amount; empty when dimensionless. */
  final String unit;

  DefectKind(double least, double most, String range, String unit) {
    this.least = least;
    this.most = most;
    this.range = range;
    this.unit = unit;
  }

  /** The name in benchmark files. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The cloud with the defect. */
  abstract PointCloud plant(PointCloud cloud, double amount, long seed);

  /** One sentence with the amount and its unit. */
  abstract String describe(String amount);
}
