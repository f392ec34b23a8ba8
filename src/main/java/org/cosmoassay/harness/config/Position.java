package org.cosmoassay.harness.config;

/**
 * A place in a text, both counted from 1.
 *
 * @param line the line
 * @param column the column, in characters (code points)
 */
record Position(int line, int column) implements Comparable<Position> {

  static final Position START = new Position(1, 1);

  @Override
  public int compareTo(Position other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }
}
