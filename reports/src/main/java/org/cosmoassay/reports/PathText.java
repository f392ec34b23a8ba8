package org.cosmoassay.reports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an SVG path in less than half of the bytes: steps from point to point in place of
 * coordinates, to a tenth of a pixel. Points are rounded before steps are taken, so that rounding
 * does not add up along a path.
 */
final class PathText {

  /** Points of a path are told to this part of a pixel. */
  private static final int PARTS = 10;

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?[0-9.]+(?:[eE][-+]?\\d+)?");

  private final StringBuilder text = new StringBuilder();
  private final long[] at = new long[2];
  private final long[] start = new long[2];
  private char last = ' ';

  private PathText() {}

  /** The path of the same points; one with other commands than M, L, Q, C and Z stays as it is. */
  static String shortened(String path) {
    PathText result = new PathText();
    Matcher token = TOKEN.matcher(path);
    char command = 'M';
    while (token.find()) {
      String word = token.group();
      boolean letter = Character.isLetter(word.charAt(0));
      if (letter) {
        command = word.charAt(0);
      }
      int points = points(command);
      if (points < 0 || (!letter && points == 0)) {
        return path;
      }
      if (points == 0) {
        result.close();
        continue;
      }
      long[] xy = new long[2 * points];
      for (int i = 0; i < xy.length; i++) {
        if ((letter || i > 0) && !token.find()) {
          return path;
        }
        xy[i] = Math.round(Double.parseDouble(token.group()) * PARTS);
      }
      result.step(command, xy);
    }
    return result.text.toString();
  }

  private static int points(char command) {
    return switch (command) {
      case 'M', 'L' -> 1;
      case 'Q' -> 2;
      case 'C' -> 3;
      case 'Z' -> 0;
      default -> -1;
    };
  }

  private void step(char command, long[] xy) {
    int end = xy.length - 2;
    long dx = xy[end] - at[0];
    long dy = xy[end + 1] - at[1];
    if (command == 'L' && dy == 0) {
      write('h', dx);
    } else if (command == 'L' && dx == 0) {
      write('v', dy);
    } else {
      long[] steps = new long[xy.length];
      for (int i = 0; i < xy.length; i++) {
        steps[i] = xy[i] - at[i % 2];
      }
      write(Character.toLowerCase(command), steps);
    }
    at[0] = xy[end];
    at[1] = xy[end + 1];
    if (command == 'M') {
      start[0] = at[0];
      start[1] = at[1];
    }
  }

  private void close() {
    text.append('z');
    last = 'z';
    at[0] = start[0];
    at[1] = start[1];
  }

  private void write(char command, long... steps) {
    // Numbers after a move without a letter would be lines.
    boolean follows = command == last && command != 'm';
    if (!follows) {
      text.append(command);
    }
    for (int i = 0; i < steps.length; i++) {
      String number = number(steps[i]);
      if ((i > 0 || follows) && number.charAt(0) != '-') {
        text.append(' ');
      }
      text.append(number);
    }
    last = command;
  }

  private static String number(long parts) {
    String sign = parts < 0 ? "-" : "";
    long whole = Math.abs(parts) / PARTS;
    long rest = Math.abs(parts) % PARTS;
    if (rest == 0) {
      return whole == 0 ? "0" : sign + whole;
    }
    return sign + (whole == 0 ? "" : whole) + "." + rest;
  }
}
