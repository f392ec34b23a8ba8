package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.harness.config.SurveyWindow;
import org.cosmoassay.reference.CloudHash;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.survey.Survey;

/** What an observer at the corner of the boxes of another source surveys of them. */
final class WindowedSource implements SurveySource {

  private final CloudSource original;
  private final SurveyWindow shape;
  private final Window window;

  /** Looks through a window made by {@link #window}; closes the original. */
  WindowedSource(CloudSource original, SurveyWindow shape, Window window) {
    this.original = original;
    this.shape = shape;
    this.window = window;
  }

  /** Random points of constant density in a window, the same for the same seed. */
  static Window window(SurveyWindow shape, long runSeed) {
    UniformRandomProvider rng = RandomStreams.of(RandomStreams.split(runSeed, "randoms", 0));
    int n = shape.randoms();
    double[][] positions = new double[3][n];
    double nearest = Math.pow(shape.distance().lo(), 3);
    double farthest = Math.pow(shape.distance().hi(), 3);
    double south = Math.sin(Math.toRadians(shape.declination().lo()));
    double north = Math.sin(Math.toRadians(shape.declination().hi()));
    double west = Math.toRadians(shape.rightAscension().lo());
    double east = Math.toRadians(shape.rightAscension().hi());
    for (int i = 0; i < n; i++) {
      // 1 - u lies in (0, 1]: no point falls on the observer.
      double r = Math.cbrt(nearest + (1 - rng.nextDouble()) * (farthest - nearest));
      double longitude = west + rng.nextDouble() * (east - west);
      double height = south + rng.nextDouble() * (north - south);
      double across = r * Math.sqrt(1 - height * height);
      positions[0][i] = across * Math.cos(longitude);
      positions[1][i] = across * Math.sin(longitude);
      positions[2][i] = r * height;
    }
    String identity = "randoms " + runSeed + " " + shape;
    return new Window(
        Survey.ofPositions(positions[0], positions[1], positions[2]),
        Sha256.of(identity.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String name() {
    return original.name();
  }

  @Override
  public String description() {
    return original.description() + ", as surveyed from a corner of the box";
  }

  @Override
  public int size() {
    return original.size();
  }

  @Override
  public Cosmology condition(int index) {
    return original.condition(index);
  }

  @Override
  public Realization realize(int index) throws SourceException {
    CloudSource.Realization whole = original.realize(index);
    PointCloud cloud = whole.cloud();
    double reach = Math.min(cloud.box().lx(), Math.min(cloud.box().ly(), cloud.box().lz()));
    if (shape.distance().hi() > reach) {
      throw new SourceException(
          "source %s: the window reaches %s Mpc/h, beyond the box; end at %s Mpc/h or before"
              .formatted(name(), shape.distance().hi(), reach));
    }
    double[][] positions = new double[3][cloud.size()];
    double[] weights = new double[cloud.size()];
    int seen = 0;
    for (int i = 0; i < cloud.size(); i++) {
      if (shape.contains(cloud.x(i), cloud.y(i), cloud.z(i))) {
        positions[0][seen] = cloud.x(i);
        positions[1][seen] = cloud.y(i);
        positions[2][seen] = cloud.z(i);
        weights[seen] = cloud.hasWeights() ? cloud.weight(i) : 1;
        seen++;
      }
    }
    Survey survey =
        Survey.ofPositions(
            Arrays.copyOf(positions[0], seen),
            Arrays.copyOf(positions[1], seen),
            Arrays.copyOf(positions[2], seen));
    if (cloud.hasWeights()) {
      survey = survey.withWeights(Arrays.copyOf(weights, seen));
    }
    return new Realization(
        survey,
        window,
        CloudHash.of(cloud) + " " + shape,
        CloudCheck.of(
            seen, (axis, i) -> positions[axis][i], whole.nonFinite(), whole.outsideBox()));
  }

  @Override
  public List<Path> inputs() {
    return original.inputs();
  }

  @Override
  public void close() throws IOException {
    original.close();
  }
}
