package org.cosmoassay.reports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The colour space of the PDF as an ICC profile, which archives ask for: sRGB as a matrix and one
 * parametric curve. Written here, as profiles of the JDK differ between its versions.
 *
 * <p>A channel c becomes {@code ((c + 0.055) / 1.055)^2.4} from 0.04045 on and {@code c / 12.92}
 * below; columns of the matrix are the primaries of IEC 61966-2-1 adapted from D65 to D50 by
 * Bradford's transform.
 *
 * <p>Reference: Specification ICC.1:2004-10 (profile version 4.2).
 */
final class SrgbProfile {

  private static final int HEADER = 128;
  private static final int TAG = 12;
  private static final double[] WHITE = {0.9642, 1, 0.8249};
  private static final double[] RED = {0.4360747, 0.2225045, 0.0139322};
  private static final double[] GREEN = {0.3850649, 0.7168786, 0.0971045};
  private static final double[] BLUE = {0.1430804, 0.0606169, 0.7141733};
  private static final double[] ADAPTATION = {
    1.0478112,
    0.0228866,
    -0.0501270,
    0.0295424,
    0.9904844,
    -0.0170491,
    -0.0092345,
    0.0150436,
    0.7521316
  };

  /** Exponent, then a, b, c and d of the curve's type 3. */
  private static final double[] CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

  private SrgbProfile() {}

  /** The profile, always the same bytes. */
  static byte[] bytes() {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", text("sRGB"));
    tags.put("cprt", text("No copyright, use freely"));
    tags.put("wtpt", numbers("XYZ ", 0, WHITE));
    tags.put("rXYZ", numbers("XYZ ", 0, RED));
    tags.put("gXYZ", numbers("XYZ ", 0, GREEN));
    tags.put("bXYZ", numbers("XYZ ", 0, BLUE));
    tags.put("chad", numbers("sf32", 0, ADAPTATION));
    byte[] curve = numbers("para", 3, CURVE);
    tags.put("rTRC", curve);
    tags.put("gTRC", curve);
    tags.put("bTRC", curve);
    int directory = 4 + TAG * tags.size();
    int size = HEADER + directory + tags.values().stream().mapToInt(t -> t.length).sum();
    ByteBuffer profile = ByteBuffer.allocate(size);
    header(profile, size);
    profile.position(HEADER).putInt(tags.size());
    int offset = HEADER + directory;
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      profile.put(signature(tag.getKey())).putInt(offset).putInt(tag.getValue().length);
      offset += tag.getValue().length;
    }
    tags.values().forEach(profile::put);
    return profile.array();
  }

  private static void header(ByteBuffer profile, int size) {
    profile.putInt(size).putInt(0).putInt(0x04200000);
    profile.put(signature("mntr")).put(signature("RGB ")).put(signature("XYZ "));
    // A date is asked for; that of the standard does not depend on a clock.
    for (int part : new int[] {1999, 10, 18, 0, 0, 0}) {
      profile.putShort((short) part);
    }
    profile.put(signature("acsp"));
    profile.position(68);
    for (double value : WHITE) {
      profile.putInt(fixed(value));
    }
  }

  /** A tag of numbers as signed 15.16 fixed point, padded to whole words. */
  private static byte[] numbers(String type, int function, double[] values) {
    boolean curve = type.equals("para");
    ByteBuffer tag = ByteBuffer.allocate(8 + (curve ? 4 : 0) + 4 * values.length);
    tag.put(signature(type)).putInt(0);
    if (curve) {
      tag.putShort((short) function).putShort((short) 0);
    }
    for (double value : values) {
      tag.putInt(fixed(value));
    }
    return tag.array();
  }

  /** A text in one language. */
  private static byte[] text(String words) {
    byte[] characters = words.getBytes(StandardCharsets.UTF_16BE);
    int padded = (characters.length + 3) / 4 * 4;
    ByteBuffer tag = ByteBuffer.allocate(28 + padded);
    tag.put(signature("mluc")).putInt(0).putInt(1).putInt(12);
    tag.put("enUS".getBytes(StandardCharsets.US_ASCII));
    tag.putInt(characters.length).putInt(28).put(characters);
    return tag.array();
  }

  private static byte[] signature(String four) {
    return four.getBytes(StandardCharsets.US_ASCII);
  }

  private static int fixed(double value) {
    return (int) Math.round(value * 65536);
  }
}
