package org.cosmoassay.statistics;

/** Why a row of a measurement is not an ordinary number. */
public enum Flag {
  NONE(0, "ok"),
  /** Nothing fell into the bin: the value is NaN. */
  EMPTY(1, "empty"),
  /** Too few points or pairs for this quantity: the value is NaN. */
  TOO_FEW(2, "too-few"),
  /** The row asks for more than the resolution of the mesh holds: the value is NaN. */
  BEYOND_RESOLUTION(3, "beyond-resolution");

  private final byte code;
  private final String label;

  Flag(int code, String label) {
    this.code = (byte) code;
    this.label = label;
  }

  /** The word in files and tables. */
  public String label() {
    return label;
  }

  /** The code in {@code flags} arrays on disk; part of the file format. */
  public byte code() {
    return code;
  }

  /** The flag of a code on disk. */
  public static Flag ofCode(int code) {
    for (Flag flag : values()) {
      if (flag.code == code) {
        return flag;
      }
    }
    throw new IllegalArgumentException("No flag has the code " + code + ".");
  }
}
