// Scales with round ticks, labelled as the still figures label theirs.

/** A scale from [low, high] to pixels. */
function scaleOf(log, low, high, from, to) {
  return (log ? d3.scaleLog() : d3.scaleLinear()).domain([low, high]).range([from, to]);
}

/** Ticks of a scale: value, and label or "" for a minor one. */
function ticksOf(scale, log, count) {
  const [low, high] = scale.domain();
  const decades = log ? Math.log10(high / low) : 0;
  // Over less than a factor of two a logarithmic axis is as good as linear.
  return decades < 0.3 ? linearTicks(low, high, count) : logarithmicTicks(low, high, decades);
}

function linearTicks(low, high, count) {
  const step = d3.tickStep(low, high, count);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return d3.ticks(low, high, count).map((value) => ({
    value,
    label: (Math.abs(value) < step / 1e6 ? 0 : value).toFixed(decimals).replace("-", MINUS),
  }));
}

function logarithmicTicks(low, high, decades) {
  const ticks = [];
  const every = Math.max(1, Math.ceil(decades / 6));
  for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
    for (let digit = 1; digit <= 9; digit++) {
      const value = Number(`${digit}e${e}`);
      if (value < low * (1 - 1e-12) || value > high * (1 + 1e-12)) {
        continue;
      }
      const labelled =
        decades >= 2
          ? digit === 1 && ((e % every) + every) % every === 0
          : decades < 0.7 || digit === 1 || digit === 2 || digit === 5;
      const power = digit === 1 && (e > 3 || e < -2);
      const plain = Number(value.toPrecision(1)).toString();
      ticks.push({ value, label: labelled ? (power ? `10${superscript(e)}` : plain) : "" });
    }
  }
  return ticks;
}

/** The power of ten that is better taken out into the label: 0 for handy numbers. */
function takenOut(log, low, high) {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  return log || (largest >= 0.05 && largest < 1e5) ? 0 : Math.floor(Math.log10(largest));
}

/**
 * The range of a main panel. The reference decides it; sources may widen it, but one that is far
 * off cannot squeeze everything else flat.
 */
function rangeOfValues(reference, sources, log) {
  const extent = (lists) => {
    const all = lists.flat().map((v) => (log ? Math.log10(v) : v)).filter(Number.isFinite);
    return all.length === 0 ? undefined : [d3.min(all), d3.max(all)];
  };
  const around = (s, width) => [
    s.value,
    s.value.map((v, i) => v - width[i]),
    s.value.map((v, i) => v + width[i]),
  ];
  const spread = reference.scatter.map((v, i) => (Number.isNaN(v) ? reference.error[i] : v));
  const outer = extent(sources.flatMap((s) => around(s, s.error)));
  const inner = extent(around(reference, spread)) ?? outer;
  if (inner === undefined) {
    return undefined;
  }
  const room = 0.8 * (inner[1] - inner[0]);
  const low = Math.max(inner[0] - room, Math.min(inner[0], outer ? outer[0] : inner[0]));
  const high = Math.min(inner[1] + room, Math.max(inner[1], outer ? outer[1] : inner[1]));
  const margin = high > low ? 0.04 * (high - low) : log ? 0.5 : Math.max(Math.abs(low) * 0.1, 1e-12);
  return log ? [10 ** (low - margin), 10 ** (high + margin)] : [low - margin, high + margin];
}

/** Pulls within two errors are what chance gives; the panel shows them and most of what is not. */
function rangeOfPulls(sources) {
  const largest = sources.map((s) => {
    const sorted = s.pull.filter(Number.isFinite).map(Math.abs).sort(d3.ascending);
    return sorted.length === 0 ? 0 : sorted[Math.floor(0.9 * (sorted.length - 1))];
  });
  const half = Math.min(12, Math.max(4, 1.15 * (d3.max(largest) ?? 0)));
  return [-half, half];
}
