package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

  @Test
  void writesEveryFile(@TempDir Path directory) throws Exception {
    long start = System.nanoTime();
    Path out = Path.of(System.getProperty("out", directory.toString()));
    ReportWriter.writeAll(ReportFixture.report(), out, ReportWriter.Options.ALL);
    System.out.println("TOOK " + (System.nanoTime() - start) / 1e9);
    assertThat(Files.exists(out.resolve("report.pdf"))).isTrue();
  }
}
