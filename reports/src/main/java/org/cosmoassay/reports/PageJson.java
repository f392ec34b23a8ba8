package org.cosmoassay.reports;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.IntToDoubleFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON that may stand in a page: no character of it can end a script or begin a tag or a comment,
 * whatever the names are. Numbers are rounded, as a chart of a thousand pixels shows no more than a
 * few digits.
 */
final class PageJson implements AutoCloseable {

  /** A number that is not finite is {@code null}. */
  private static final String NO_NUMBER = "null";

  private static final JsonFactory FACTORY =
      JsonFactory.builder().highestNonEscapedChar(0x7e).characterEscapes(new Inert()).build();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text);

  PageJson field(String name, String value) {
    json.writeName(name).writeString(PlainText.readable(value));
    return this;
  }

  PageJson field(String name, boolean value) {
    json.writeName(name).writeBoolean(value);
    return this;
  }

  PageJson field(String name, int value) {
    json.writeName(name).writeNumber(value);
    return this;
  }

  /** A number rounded half-even to significant digits; null when it is not finite. */
  PageJson field(String name, double value, int digits) {
    json.writeName(name).writeRawValue(number(value, digits));
    return this;
  }

  /** An array of numbers rounded to significant digits; null where one is not finite. */
  PageJson field(String name, int size, IntToDoubleFunction values, int digits) {
    json.writeName(name).writeStartArray();
    for (int i = 0; i < size; i++) {
      json.writeRawValue(number(values.applyAsDouble(i), digits));
    }
    json.writeEndArray();
    return this;
  }

  /** Begins an object that is all there is, or an element of an array. */
  PageJson object() {
    json.writeStartObject();
    return this;
  }

  PageJson object(String name) {
    json.writeName(name).writeStartObject();
    return this;
  }

  PageJson array(String name) {
    json.writeName(name).writeStartArray();
    return this;
  }

  /** Ends the innermost object or array. */
  PageJson end() {
    if (json.streamWriteContext().inArray()) {
      json.writeEndArray();
    } else {
      json.writeEndObject();
    }
    return this;
  }

  @Override
  public void close() {
    json.close();
  }

  @Override
  public String toString() {
    json.flush();
    return text.toString();
  }

  static String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return NO_NUMBER;
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    String plain = rounded.toPlainString();
    String scientific = rounded.unscaledValue() + "e" + -rounded.scale();
    return scientific.length() < plain.length() ? scientific : plain;
  }

  /** Marks of HTML as {@code \\u003C}: valid JSON of the same text. */
  private static final class Inert extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private final int[] codes = standardAsciiEscapesForJSON();

    Inert() {
      for (char mark : new char[] {'<', '>', '&', '\''}) {
        codes[mark] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      throw new IllegalStateException("Only standard escapes are used, not of " + character + ".");
    }
  }
}
