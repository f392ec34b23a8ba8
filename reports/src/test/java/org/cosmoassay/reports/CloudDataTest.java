package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CloudDataTest {

  @Test
  void placesComeBackToHalfAStep() {
    double[] x = {0, 0.004, 123.456, 999.99, 1000};
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(CloudData.packed(x.length, i -> x[i], 1000)))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (double expected : x) {
      double read = Short.toUnsignedInt(bytes.getShort()) * 1000.0 / 65535;
      // Half of a step of 1000 / 65535.
      assertThat(read).isCloseTo(expected, within(0.00763));
    }
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @Test
  void whatIsNoPlaceLiesOnTheBorder() {
    double[] x = {Double.NaN, -3, 2000, Double.POSITIVE_INFINITY};
    assertThat(Base64.getDecoder().decode(CloudData.packed(x.length, i -> x[i], 1000)))
        .containsExactly(0, 0, 0, 0, -1, -1, -1, -1);
  }
}
