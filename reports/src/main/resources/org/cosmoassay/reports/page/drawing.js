// A figure of a statistic as SVG: values, ratio to the reference, pull. The same drawing is shown in
// the page and saved as a file; it depends on nothing but what it is given.

const FONT = "'DejaVu Sans', Verdana, sans-serif";
const MARGIN = { left: 66, right: 12, top: 8, bottom: 42 };
const HEIGHTS = { values: 270, ratio: 130, pull: 110 };
const GAP = 12;

/** How the source at a place is drawn. */
function styleOf(index, colors) {
  const source = DATA.sources[index];
  return {
    index,
    color: colors.color(source.color),
    dash: source.dash.length === 0 ? null : source.dash.join(" "),
    marker: source.marker,
  };
}

/** Rows as drawn: times the power of the coordinate that the field draws them with. */
function drawnRows(component, series, times) {
  const power = times ? component.power : 0;
  const factor = component.centre.map((x) => x ** power);
  const by = (values) => values.map((v, i) => v * factor[i]);
  return { value: by(series.mean), scatter: by(series.scatter), error: by(series.error) };
}

/** Label of the values. */
function valueLabel(figure, component, times, exponent) {
  const scale = exponent === 0 ? "" : `10${superscript(exponent)}`;
  if (figure.family !== "") {
    return figure.family;
  }
  if (times || component.power === 0) {
    const label = component.label;
    if (scale === "") {
      return label;
    }
    return label.endsWith("]") ? label.replace(" [", ` [${scale} `) : `${label} [${scale}]`;
  }
  const bracket = `${scale} ${component.unit}`.trim();
  return bracket === "" ? component.symbol : `${component.symbol} [${bracket}]`;
}

/** Places of the sources' rows side by side within their bins. */
function besides(component, figure, log, j, count) {
  if (!figure.binned || count === 1) {
    return component.x;
  }
  const fraction = 0.5 + 0.6 * (j / (count - 1) - 0.5);
  return component.x.map((x, i) => {
    const [lo, hi] = [component.left[i], component.right[i]];
    return log && lo > 0 ? lo * (hi / lo) ** fraction : lo + (hi - lo) * fraction;
  });
}

/** The least coordinate that a logarithmic axis can begin with; undefined when there is none. */
function leastPositive(figure) {
  if (figure.x.low > 0) {
    return figure.x.low;
  }
  return d3.min(figure.components[0].x.filter((v) => v > 0));
}

/**
 * Draws a figure.
 *
 * @param state {logX, logY, times, chosen, strong}: axes, the component whose ratio and pull are
 *     shown, and the source that stands out
 * @param options {width, colors, id, legend}
 * @return {svg, x, panels, chosen}: the element, and what is needed to find rows by pixels
 */
function drawFigure(figure, state, options) {
  const { width, colors, id } = options;
  const chosen = figure.components[state.chosen];
  const on = (component) => component.sources.filter((s) => isOn(s.source));
  const svg = d3.create("svg").attr("xmlns", "http://www.w3.org/2000/svg").attr("font-family", FONT);
  svg.append("rect").attr("width", "100%").attr("height", "100%").attr("fill", colors.ground);
  let top = MARGIN.top + (options.legend ? drawLegend(svg, chosen, width, colors) : 0);
  const inner = width - MARGIN.left - MARGIN.right;
  const low = state.logX ? leastPositive(figure) : figure.x.low;
  const x = { scale: scaleOf(state.logX, low, figure.x.high, MARGIN.left, MARGIN.left + inner) };
  x.ticks = ticksOf(x.scale, state.logX, Math.max(3, Math.round(inner / 80)));
  const panels = [];
  const panel = (kind, range, log, count, label) => {
    const place = { id: `${id}-${kind}`, left: MARGIN.left, top, width: inner, height: HEIGHTS[kind] };
    const scale = scaleOf(log, range[0], range[1], top + place.height, top);
    top += place.height + GAP;
    const drawn = new Panel(svg, place, x, { scale, ticks: ticksOf(scale, log, count), label }, colors);
    panels.push({ kind, panel: drawn, rows: [] });
    for (const gate of figure.gates) {
      drawn.box(gate.low ?? -Infinity, gate.high ?? Infinity, undefined, undefined, colors.gate);
    }
    return drawn;
  };

  drawValues(figure, state, panel, panels, on, colors);
  if (chosen.ratioLow !== null) {
    const ratio = panel("ratio", [chosen.ratioLow, chosen.ratioHigh], false, 4, figure.components.length > 1 ? `ratio ${chosen.symbol}` : "ratio");
    tolerances(figure, ratio, colors);
    gateEnds(figure, ratio);
    ratio.horizontal(1, null);
    drawSources(figure, state, panels, chosen, on(chosen), (s) => [s.ratio, s.ratioError], colors);
  }
  const pulled = on(chosen).filter((s) => s.pull.some(Number.isFinite));
  if (chosen.sources.some((s) => s.pull.some(Number.isFinite))) {
    const pull = panel("pull", rangeOfPulls(pulled), false, 4, "pull [\u03c3]");
    pull.box(-Infinity, Infinity, -2, 2, colors.pullBand);
    gateEnds(figure, pull);
    pull.horizontal(0, null);
    drawSources(figure, state, panels, chosen, pulled, (s) => [s.pull, s.pull.map(() => NaN)], colors);
  }
  const last = panels[panels.length - 1].panel.place;
  axisBottom(svg, last, x, withBrackets(figure.x.symbol, figure.x.unit), colors);
  const height = last.top + last.height + MARGIN.bottom;
  svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
  return { svg: svg.node(), x: x.scale, panels, chosen };
}

function withBrackets(symbol, unit) {
  return unit === "" ? symbol : `${symbol} [${unit}]`;
}

function drawValues(figure, state, panel, panels, on, colors) {
  const first = figure.components[0];
  const rows = figure.components.map((c) => ({
    component: c,
    reference: drawnRows(c, c.reference, state.times),
    sources: on(c).map((s) => ({ source: s.source, ...drawnRows(c, s, state.times) })),
  }));
  const range = first.probability && !state.logY
    ? [-0.04, 1.04]
    : rangeOfValues(rows[0].reference, rows[0].sources, state.logY);
  if (range === undefined) {
    const empty = panel("values", [0, 1], false, 6, valueLabel(figure, first, state.times, 0));
    empty.front.append("text").attr("x", empty.place.left + empty.place.width / 2).attr("text-anchor", "middle")
      .attr("y", empty.place.top + empty.place.height / 2).attr("fill", colors.quiet).attr("font-size", 13)
      .text("No row has a finite value.");
    return;
  }
  const exponent = takenOut(state.logY, range[0], range[1]);
  const power = 10 ** -exponent;
  const label = valueLabel(figure, first, state.times, exponent);
  const values = panel("values", range.map((v) => v * power), state.logY, 6, label);
  const times = (list) => list.map((v) => v * power);
  const bands = figure.form === "CLOUDS" || figure.form === "REALIZATIONS";
  for (const { component: c, reference: r } of rows) {
    if (bands) {
      for (const [spread, fill] of [[r.scatter, colors.scatter], [r.error, colors.error]]) {
        const low = r.value.map((v, i) => (v - spread[i]) * power);
        const high = r.value.map((v, i) => (v + spread[i]) * power);
        values.band(c.left, c.x, c.right, low, high, fill);
      }
    }
  }
  gateEnds(figure, values);
  for (const { component: c, reference: r, sources } of rows) {
    if (bands) {
      values.line(c.x, times(r.value), colors.reference, 1.8, null);
    } else {
      const style = { index: -1, color: colors.reference, dash: null, marker: 0 };
      values.source(c.x, times(r.value), times(r.error), style, false);
    }
    for (const s of sources) {
      const y = times(s.value);
      values.source(c.x, y, times(s.error), styleOf(s.source, colors), s.source === state.strong);
      panels[0].rows.push({ source: s.source, component: c, x: c.x, y });
    }
  }
}

/** Sources of the panel that was begun last. */
function drawSources(figure, state, panels, component, sources, values, colors) {
  const current = panels[panels.length - 1];
  sources.forEach((s, j) => {
    const [y, error] = values(s);
    const x = besides(component, figure, state.logX, j, sources.length);
    current.panel.source(x, y, error, styleOf(s.source, colors), s.source === state.strong);
    current.rows.push({ source: s.source, component, x, y });
  });
}

function tolerances(figure, panel, colors) {
  const seen = new Set();
  for (const gate of figure.gates.filter((g) => g.tolerance > 0)) {
    const key = `${gate.low} ${gate.high} ${gate.tolerance}`;
    // Shading twice would look like a stricter gate.
    if (!seen.has(key)) {
      seen.add(key);
      panel.box(gate.low ?? -Infinity, gate.high ?? Infinity, 1 - gate.tolerance, 1 + gate.tolerance, colors.tolerance);
    }
  }
}

function gateEnds(figure, panel) {
  const [left, right] = panel.x.domain();
  const ends = new Set(figure.gates.flatMap((g) => [g.low, g.high]));
  [...ends].filter((x) => x !== null && x > left && x < right).forEach((x) => panel.vertical(x));
}

/** Names above the panels of a saved figure; returns the height they take. */
function drawLegend(svg, component, width, colors) {
  const items = [
    { name: "reference", style: { color: colors.reference, dash: null, marker: -1 } },
    ...component.sources.filter((s) => isOn(s.source)).map((s) => ({
      name: shortened(DATA.sources[s.source].name, 32),
      style: styleOf(s.source, colors),
    })),
  ];
  let x = MARGIN.left;
  let y = 12;
  for (const item of items) {
    // Letters of 12 pixels are some 7.4 wide.
    const room = 44 + 7.4 * item.name.length;
    if (x > MARGIN.left && x + room > width) {
      x = MARGIN.left;
      y += 18;
    }
    const group = svg.append("g").attr("transform", `translate(${x},${y})`);
    swatch(group, item.style);
    group.append("text").attr("x", 34).attr("dy", "0.35em").attr("font-size", 12).attr("fill", colors.ink).text(item.name);
    x += room;
  }
  return y + 10;
}

/** A piece of line with its marker, 28 pixels wide around y = 0. */
function swatch(group, style) {
  group.append("path").attr("d", "M0,0H28").attr("stroke", style.color).attr("stroke-width", 1.8)
    .attr("stroke-dasharray", style.dash);
  if (style.marker >= 0) {
    group.append("path").attr("d", d3.symbol(SYMBOLS[style.marker], 30)()).attr("transform", "translate(14,0)")
      .attr("fill", style.color);
  }
}

/** The first characters with an ellipsis where there are more. */
function shortened(text, longest) {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}\u2026`;
}
