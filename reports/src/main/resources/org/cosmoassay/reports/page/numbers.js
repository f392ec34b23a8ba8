// Numbers as people read them, the same way as the tables of the report write them.

const MINUS = "\u2212";
const NO_BREAK = "\u00a0";
const SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

/** Digits and minus raised. */
function superscript(whole) {
  return String(whole).replace(/[-\d]/g, (c) => (c === "-" ? "\u207b" : SUPERSCRIPTS[Number(c)]));
}

/** A number with so many significant digits, with a power of ten where that is easier to read. */
function significant(value, digits) {
  if (!Number.isFinite(value)) {
    return "\u2013";
  }
  if (value === 0) {
    return "0";
  }
  const [mantissa, power] = value.toExponential(digits - 1).split("e");
  const exponent = Number(power);
  if (exponent >= -3 && exponent <= 5) {
    const decimals = Math.max(0, digits - 1 - exponent);
    return value.toFixed(decimals).replace("-", MINUS);
  }
  return mantissa.replace("-", MINUS) + NO_BREAK + "\u00d7" + NO_BREAK + "10" + superscript(exponent);
}

/** A value with the digits that its error leaves, e.g. 1.234 ± 0.012. */
function withError(value, error) {
  if (!Number.isFinite(value) || !Number.isFinite(error) || error <= 0) {
    return significant(value, 4);
  }
  const lead = (v) => Math.floor(Math.log10(Math.abs(v)));
  const scale = Math.max(value === 0 ? -Infinity : lead(value), lead(error));
  // Two digits of the error are all that it says of the value.
  const last = lead(error) - 1;
  if (scale > 5 || scale < -3) {
    const power = 10 ** scale;
    const decimals = Math.max(0, Math.min(6, scale - last));
    const shown = (v) => (v / power).toFixed(decimals).replace("-", MINUS);
    return `(${shown(value)} \u00b1 ${shown(error)})${NO_BREAK}\u00d7${NO_BREAK}10${superscript(scale)}`;
  }
  const decimals = Math.max(0, Math.min(8, -last));
  const shown = (v) => v.toFixed(decimals).replace("-", MINUS);
  return `${shown(value)} \u00b1 ${shown(error)}`;
}

/** A value and its unit. */
function withUnit(text, unit) {
  return unit === "" ? text : text + NO_BREAK + unit;
}

/** How a ratio departs from 1 in words, e.g. 14 % low. */
function departure(ratio) {
  if (!Number.isFinite(ratio)) {
    return "";
  }
  if (ratio > 3) {
    return `${significant(ratio, 2)} times the reference`;
  }
  const percent = Math.abs(ratio - 1) * 100;
  if (percent === 0) {
    return "equal";
  }
  const amount = percent >= 10 ? percent.toFixed(0) : significant(percent, 2);
  return `${amount}${NO_BREAK}% ${ratio < 1 ? "low" : "high"}`;
}
