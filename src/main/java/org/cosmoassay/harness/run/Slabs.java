package org.cosmoassay.harness.run;

import java.util.Arrays;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.harness.store.SliceFile;
import org.cosmoassay.reports.Cube;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.survey.Survey;

/**
 * The same slab of every source, for pictures side by side: of a box the lowest z, of surveys the
 * middle of the reference's, in the frame that just holds the reference. Surveys without distances
 * have no slabs, nor is there one beside a table.
 */
final class Slabs {

  /** What a source may hold in the part that holds some 3000 points of the reference. */
  private static final int MOST_CUBE_POINTS = 6000;

  private final RunDirectory directory;

  /** Corner and sides of the slab in Mpc/h, along x, y and z. */
  private final double[] corner;

  private final double[] sides;

  /** Corner and sides of the part that can be turned around, likewise. */
  private final double[] cubeCorner;

  private final double[] cubeSides;
  private final boolean periodic;

  private Slabs(
      RunDirectory directory,
      double[] corner,
      double[] sides,
      double[] cubeCorner,
      double[] cubeSides,
      boolean periodic) {
    this.directory = directory;
    this.corner = corner;
    this.sides = sides;
    this.cubeCorner = cubeCorner;
    this.cubeSides = cubeSides;
    this.periodic = periodic;
  }

  /** Where nothing has a slab. */
  private static Slabs none(RunDirectory directory) {
    double[] nothing = new double[0];
    return new Slabs(directory, nothing, nothing, nothing, nothing, false);
  }

  /** The slab that shows enough of the reference. */
  static Slabs of(Source reference, RunDirectory directory) throws SourceException {
    if (reference instanceof SurveySource surveys) {
      Survey first = surveys.realize(0).data();
      return first.hasDistances() && first.size() > 0
          ? ofSurvey(first, directory)
          : none(directory);
    }
    if (reference instanceof TableSource) {
      return none(directory);
    }
    PointCloud first = ((CloudSource) reference).realize(0).cloud();
    PeriodicBox box = first.box();
    return new Slabs(
        directory,
        new double[3],
        new double[] {box.lx(), box.ly(), SliceFile.depth(box.lz(), first.size())},
        new double[3],
        SliceFile.cubeSides(new double[] {box.lx(), box.ly(), box.lz()}, first.size()),
        true);
  }

  private static Slabs ofSurvey(Survey survey, RunDirectory directory) {
    CloudCheck.Coordinates position = SurveyFiles.coordinates(survey);
    double[] corner = new double[3];
    double[] sides = new double[3];
    double[] whole = new double[3];
    double[] middle = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double[] along = new double[survey.size()];
      for (int i = 0; i < along.length; i++) {
        along[i] = position.at(axis, i);
      }
      Arrays.sort(along);
      corner[axis] = Math.floor(along[0]);
      // Never flat, whatever a survey of one point may be.
      sides[axis] = Math.max(1, Math.ceil(along[along.length - 1]) - corner[axis]);
      whole[axis] = sides[axis];
      middle[axis] = along[along.length / 2];
      if (axis == 2) {
        double depth = SliceFile.depth(sides[2], survey.size());
        corner[2] = along[along.length / 2] - depth / 2;
        sides[2] = depth;
      }
    }
    double[] cubeSides = SliceFile.cubeSides(whole, survey.size());
    double[] cubeCorner = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      cubeCorner[axis] = middle[axis] - cubeSides[axis] / 2;
    }
    return new Slabs(directory, corner, sides, cubeCorner, cubeSides, false);
  }

  /** Writes the slab of a source's first realization, and a part of it beside it. */
  void write(Source source) throws SourceException, RunStoreException {
    if (corner.length == 0) {
      return;
    }
    if (source instanceof SurveySource surveys) {
      Survey first = surveys.realize(0).data();
      if (first.hasDistances()) {
        write(source.name(), first.size(), SurveyFiles.coordinates(first));
      }
      return;
    }
    PointCloud first = ((CloudSource) source).realize(0).cloud();
    write(source.name(), first.size(), first::position);
  }

  private void write(String name, int size, CloudCheck.Coordinates position)
      throws RunStoreException {
    double[] x = new double[size];
    double[] y = new double[size];
    int shown = 0;
    for (int i = 0; i < size; i++) {
      double dx = position.at(0, i) - corner[0];
      double dy = position.at(1, i) - corner[1];
      double dz = position.at(2, i) - corner[2];
      if (dx >= 0 && dx <= sides[0] && dy >= 0 && dy <= sides[1] && dz >= 0 && dz < sides[2]) {
        x[shown] = dx;
        y[shown] = dy;
        shown++;
      }
    }
    SliceFile.write(
        directory.slice(name),
        Arrays.copyOf(x, shown),
        Arrays.copyOf(y, shown),
        sides,
        cube(size, position));
  }

  /** Its points, evenly thinned in their order where there are far more than in the reference. */
  private Cube cube(int size, CloudCheck.Coordinates position) {
    double[][] inside = new double[3][size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      boolean in = true;
      for (int axis = 0; axis < 3; axis++) {
        double along = position.at(axis, i) - cubeCorner[axis];
        inside[axis][count] = along;
        in &= along >= 0 && along <= cubeSides[axis];
      }
      count += in ? 1 : 0;
    }
    int every = 1 + (count - 1) / MOST_CUBE_POINTS;
    int kept = (count + every - 1) / every;
    double[][] points = new double[3][kept];
    for (int i = 0; i < kept; i++) {
      for (int axis = 0; axis < 3; axis++) {
        points[axis][i] = inside[axis][i * every];
      }
    }
    return new Cube(cubeSides, periodic, points[0], points[1], points[2]);
  }
}
