package org.cosmoassay.harness.cli;

import org.cosmoassay.harness.run.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    Build build = Build.current();
    return new String[] {
      "CosmoAssay " + build.version() + " (" + build.commit() + ")",
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor")
    };
  }
}
