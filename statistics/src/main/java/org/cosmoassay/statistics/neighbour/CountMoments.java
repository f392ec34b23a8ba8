package org.cosmoassay.statistics.neighbour;

/**
 * Moments of whole numbers, collected about a whole number near their mean. Sums are exact as long
 * as they stay below 2^53, so that the order of the numbers does not matter.
 */
final class CountMoments {

  private final double origin;
  private long size;
  private double first;
  private double second;
  private double third;
  private double fourth;

  private CountMoments(double origin) {
    this.origin = origin;
  }

  /** No number yet, around an expected mean. */
  static CountMoments around(double expected) {
    return new CountMoments(Math.rint(expected));
  }

  void add(int count) {
    double d = count - origin;
    double square = d * d;
    size++;
    first += d;
    second += square;
    third += square * d;
    fourth += square * square;
  }

  /** Adds the numbers of another, collected about the same origin. */
  void add(CountMoments other) {
    size += other.size;
    first += other.first;
    second += other.second;
    third += other.third;
    fourth += other.fourth;
  }

  double mean() {
    return origin + first / size;
  }

  /** mu_2; 0 when all numbers are equal. */
  double variance() {
    double m = first / size;
    return second / size - m * m;
  }

  private double thirdCentral() {
    double m = first / size;
    return third / size - 3 * m * (second / size) + 2 * m * m * m;
  }

  private double fourthCentral() {
    double m = first / size;
    return fourth / size - 4 * m * (third / size) + 6 * m * m * (second / size) - 3 * m * m * m * m;
  }

  /** mu_3 / mu_2^(3/2); NaN when all numbers are equal. */
  double skewness() {
    double variance = variance();
    return variance > 0 ? thirdCentral() / (variance * Math.sqrt(variance)) : Double.NaN;
  }

  /** mu_4 / mu_2^2 - 3; NaN when all numbers are equal. */
  double kurtosis() {
    double variance = variance();
    return variance > 0 ? fourthCentral() / (variance * variance) - 3 : Double.NaN;
  }

  /** (mu_2 - mean) / mean^2; NaN when all numbers are 0. */
  double correlation() {
    double mean = mean();
    return mean > 0 ? (variance() - mean) / (mean * mean) : Double.NaN;
  }

  /** k_3 mean / k_2^2; NaN when k_2 is not positive. */
  double s3() {
    double mean = mean();
    double k2 = variance() - mean;
    double k3 = thirdCentral() - 3 * variance() + 2 * mean;
    return k2 > 0 ? k3 * mean / (k2 * k2) : Double.NaN;
  }

  /** k_4 mean^2 / k_2^3; NaN when k_2 is not positive. */
  double s4() {
    double mean = mean();
    double variance = variance();
    double k2 = variance - mean;
    double k4 =
        fourthCentral() - 3 * variance * variance - 6 * thirdCentral() + 11 * variance - 6 * mean;
    return k2 > 0 ? k4 * mean * mean / (k2 * k2 * k2) : Double.NaN;
  }
}
