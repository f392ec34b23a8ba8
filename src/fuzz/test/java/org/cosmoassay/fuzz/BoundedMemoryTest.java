package org.cosmoassay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cosmoassay.fuzz.HostileFiles.Hostile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file states, reading it allocates no more than {@link FuzzTarget.Bound} says, which is
 * what {@code formats.md} promises.
 */
class BoundedMemoryTest {

  @TempDir Path directory = Path.of("set by JUnit");

  static List<Hostile> hostile() throws IOException {
    return HostileFiles.all();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(60)
  void hostileFilesStayWithinTheBound(Hostile file) throws Exception {
    Trial.in(directory, file.target()).read(file.bytes());
  }

  /** The measure itself must see what it is to forbid. */
  @Test
  void moreThanTheBoundIsSeen() {
    long limit = FuzzTarget.Bound.PLAIN.bytes(0);
    assertThat(limit).isEqualTo(64L << 20);
    assertThatThrownBy(
            () ->
                Trial.requireBounded(
                    "npy", 0, limit, () -> assertThat(new byte[(int) limit + 1]).isNotEmpty()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("are allowed");
  }
}
