package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {

  private static final PairKernel ABLE = kernel("fast", Optional.empty());
  private static final PairKernel LAME = kernel("lame", Optional.of("it has no legs"));

  @Test
  void takesTheFirstThatRuns() {
    KernelChoice choice = KernelChoice.of(null, List.of(LAME, ABLE));
    assertThat(choice.kernel()).isSameAs(ABLE);
    assertThat(choice.reason()).isEqualTo("fast, the fastest that runs here");
    assertThat(KernelChoice.of("fast", List.of(LAME, ABLE)).kernel()).isSameAs(ABLE);
  }

  @Test
  void fallsBackAndSaysWhy() {
    assertThat(KernelChoice.of(null, List.of(LAME)).reason())
        .isEqualTo("scalar, as lame cannot run: it has no legs");
    assertThat(KernelChoice.of(null, List.of()).reason())
        .isEqualTo("scalar, there is no other kernel on the class path");
    KernelChoice forced = KernelChoice.of("scalar", List.of(ABLE));
    assertThat(forced.kernel().name()).isEqualTo("scalar");
    assertThat(forced.reason()).isEqualTo("scalar, as -Dcosmoassay.kernel asks for");
  }

  @Test
  void refusesWhatIsUnknownOrCannotRun() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelChoice.of("quick", List.of(ABLE)))
        .withMessage(
            "cosmoassay.kernel = quick is no kernel; use one of scalar, fast, or leave it out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelChoice.of("lame", List.of(LAME)))
        .withMessage("cosmoassay.kernel = lame cannot run: it has no legs");
  }

  private static PairKernel kernel(String name, Optional<String> obstacle) {
    return new PairKernel() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> obstacle() {
        return obstacle;
      }

      @Override
      public void accumulate(CellGrid grid, int from, int to, PairSums sums) {
        throw new UnsupportedOperationException("Nobody walks here.");
      }
    };
  }
}
