package org.cosmoassay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is committed is read again: seeds, and every file that once broke a reader. */
class CorpusTest {

  @TempDir Path directory = Path.of("set by JUnit");

  /** A corpus of files that are refused at once would exercise nothing. */
  @ParameterizedTest
  @EnumSource
  void seedsAreRead(FuzzTarget target) throws Exception {
    Trial trial = Trial.in(directory, target);
    int read = 0;
    for (Path seed : Corpus.seeds(target)) {
      read += trial.read(Files.readAllBytes(seed)) ? 1 : 0;
    }
    assertThat(read).as("seeds of %s that are read to the end", target.label()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void regressionsAreRefusedOrRead(FuzzTarget target) throws Exception {
    Trial trial = Trial.in(directory, target);
    for (Path file : Corpus.regressions(target)) {
      trial.read(Files.readAllBytes(file));
    }
  }

  /** Every seed cut at some forty places, and with bytes set to their extremes. */
  @ParameterizedTest
  @EnumSource
  void damagedSeedsAreRefusedOrRead(FuzzTarget target) throws Exception {
    Trial trial = Trial.in(directory, target);
    for (Path seed : Corpus.seeds(target)) {
      byte[] bytes = Files.readAllBytes(seed);
      int step = Math.max(1, bytes.length / 20);
      for (int i = 0; i < bytes.length; i += step) {
        trial.read(Arrays.copyOf(bytes, i));
        byte[] changed = bytes.clone();
        changed[i] = (byte) (i % 2 == 0 ? 0xff : 0x00);
        trial.read(changed);
      }
    }
  }
}
