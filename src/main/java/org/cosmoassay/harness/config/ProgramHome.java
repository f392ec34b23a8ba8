package org.cosmoassay.harness.config;

import java.nio.file.Path;

/** Where the clone is that the program was built in, with the data that ship in it. */
final class ProgramHome {

  /** The system property by which the launcher says it. */
  static final String PROPERTY = "cosmoassay.home";

  private ProgramHome() {}

  /** The clone's directory; without the launcher the current one. */
  static Path directory() {
    return Path.of(System.getProperty(PROPERTY, ""));
  }
}
