package org.cosmoassay.harness.table;

/** What a table holds is not what the benchmark says, at one of its keys. */
final class TableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * A problem.
   *
   * @param key the key of the table in the benchmark; empty for the table as a whole
   */
  TableException(String key, String message) {
    super(message);
    this.key = key;
  }

  TableException(String key, String message, Throwable cause) {
    super(message, cause);
    this.key = key;
  }

  String key() {
    return key;
  }
}
