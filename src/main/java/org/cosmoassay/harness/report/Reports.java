package org.cosmoassay.harness.report;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunStoreException;

/** Renders run directories. */
public final class Reports {
  private Reports() {}

  public static List<Path> write(RunDirectory d, boolean html, boolean pdf)
      throws RunStoreException {
    ReportBuilder.build(d);
    return html || pdf ? List.of() : List.of(d.root());
  }

  public static void writeJUnit(RunDirectory d, RunRecord r) {}
}
