package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

class PathTextTest {

  @Test
  void stepsReplaceCoordinates() {
    assertThat(PathText.shortened("M602.48 232.63 L602.48 232.63 M618 226.54 L618 226.54"))
        .isEqualTo("m602.5 232.6h0m15.5-6.1h0");
    assertThat(PathText.shortened("M0 0 L10 0 L10 5.25 L0.04 0 Z M1 1 C1 2 3 4 5 6 Q7 8 9 10"))
        .isEqualTo("m0 0h10v5.3l-10-5.3zm1 1c0 1 2 3 4 5q2 2 4 4");
  }

  @Test
  void whatItDoesNotKnowStaysAsItIs() {
    assertThat(PathText.shortened("M0 0 A5 5 0 0 1 10 10")).isEqualTo("M0 0 A5 5 0 0 1 10 10");
    assertThat(PathText.shortened("M0 0 L5")).isEqualTo("M0 0 L5");
    assertThat(PathText.shortened("")).isEmpty();
  }

  @Test
  void pointsStayWithinATwentiethOfAPixelHoweverLongThePath() {
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(5, "path", 0));
    List<double[]> points = new ArrayList<>();
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      double[] point = {650 * random.nextDouble(), 400 * random.nextDouble() - 50};
      points.add(point);
      path.append(i % 7 == 0 ? 'M' : 'L');
      path.append(String.format(Locale.ROOT, "%.2f %.2f ", point[0], point[1]));
    }
    List<double[]> read = points(PathText.shortened(path.toString()));
    assertThat(read).hasSameSizeAs(points);
    for (int i = 0; i < read.size(); i++) {
      // Half of a tenth, and of the hundredth that the path was written with.
      assertThat(read.get(i)[0]).isCloseTo(points.get(i)[0], within(0.0551));
      assertThat(read.get(i)[1]).isCloseTo(points.get(i)[1], within(0.0551));
    }
  }

  /** Ends of moves and lines, summed up by the grammar of SVG. */
  private static List<double[]> points(String path) {
    List<double[]> points = new ArrayList<>();
    Matcher token = Pattern.compile("[a-z]|-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)").matcher(path);
    double x = 0;
    double y = 0;
    String command = "";
    while (token.find()) {
      String word = token.group();
      if (Character.isLetter(word.charAt(0))) {
        command = word;
        assertThat(token.find()).isTrue();
        word = token.group();
      }
      double step = Double.parseDouble(word);
      switch (command) {
        case "h" -> x += step;
        case "v" -> y += step;
        default -> {
          assertThat(token.find()).isTrue();
          x += step;
          y += Double.parseDouble(token.group());
        }
      }
      points.add(new double[] {x, y});
    }
    return points;
  }
}
