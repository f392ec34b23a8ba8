// One panel of a chart: frame, grid, axis, bands, lines with error bars, and arrows at the edge for
// values beyond it. Rows that are not numbers are gaps.

const SYMBOLS = [d3.symbolCircle, d3.symbolSquare, d3.symbolDiamond, d3.symbolTriangle, d3.symbolCross];

/** More rows than this leave no room for markers. */
const MOST_MARKED_ROWS = 90;

class Panel {
  /**
   * Draws the frame and the axis.
   *
   * @param place {id, left, top, width, height} in pixels
   * @param x scale of the coordinate, with its ticks
   * @param y {scale, log, ticks, label}
   */
  constructor(svg, place, x, y, colors) {
    this.place = place;
    this.x = x.scale;
    this.y = y.scale;
    this.colors = colors;
    const { id, left, top, width, height } = place;
    svg.append("clipPath").attr("id", id).append("rect")
      .attr("x", left).attr("y", top).attr("width", width).attr("height", height);
    const grid = svg.append("path").attr("fill", "none").attr("stroke", colors.grid).attr("stroke-width", 0.7);
    const lines = [
      ...x.ticks.filter((t) => t.label !== "").map((t) => `M${round(this.x(t.value))},${top}v${height}`),
      ...y.ticks.filter((t) => t.label !== "").map((t) => `M${left},${round(this.y(t.value))}h${width}`),
    ];
    grid.attr("d", lines.join(""));
    this.back = svg.append("g").attr("clip-path", `url(#${id})`);
    this.front = svg.append("g").attr("clip-path", `url(#${id})`);
    svg.append("rect").attr("x", left).attr("y", top).attr("width", width).attr("height", height)
      .attr("fill", "none").attr("stroke", colors.frame).attr("stroke-width", 0.8);
    axisLeft(svg, place, y, colors);
  }

  /** A filled band over rows that reach from left to right. */
  band(left, x, right, low, high, fill) {
    const path = [];
    let run = [];
    const end = () => {
      if (run.length > 0) {
        const first = run[0];
        const last = run[run.length - 1];
        const at = (px, v) => `${round(this.x(px))},${round(this.within(v))}`;
        path.push(
          `M${at(left[first], high[first])}`,
          ...run.map((i) => `L${at(x[i], high[i])}`),
          `L${at(right[last], high[last])}L${at(right[last], low[last])}`,
          ...[...run].reverse().map((i) => `L${at(x[i], low[i])}`),
          `L${at(left[first], low[first])}Z`,
        );
      }
      run = [];
    };
    x.forEach((_, i) => (Number.isFinite(low[i]) && Number.isFinite(high[i]) ? run.push(i) : end()));
    end();
    this.back.append("path").attr("d", path.join("")).attr("fill", fill);
  }

  /** A filled rectangle; without low and high over the whole height. */
  box(from, to, low, high, fill) {
    const [left, right] = this.x.domain();
    const x0 = this.x(Math.max(left, Math.min(right, from)));
    const x1 = this.x(Math.max(left, Math.min(right, to)));
    const top = high === undefined ? this.place.top : this.within(high);
    const bottom = low === undefined ? this.place.top + this.place.height : this.within(low);
    this.back.append("rect").attr("x", round(x0)).attr("width", round(Math.max(0, x1 - x0)))
      .attr("y", round(top)).attr("height", round(Math.max(0, bottom - top))).attr("fill", fill);
  }

  /** A vertical hairline where a gate's range ends. */
  vertical(at) {
    this.back.append("path").attr("d", `M${round(this.x(at))},${this.place.top}v${this.place.height}`)
      .attr("stroke", this.colors.gateEnd).attr("stroke-width", 0.9).attr("stroke-dasharray", "1 3");
  }

  /** A horizontal line over the whole width. */
  horizontal(value, dash) {
    this.front.append("path").attr("d", `M${this.place.left},${round(this.within(value))}h${this.place.width}`)
      .attr("stroke", this.colors.reference).attr("stroke-width", 1).attr("stroke-dasharray", dash);
  }

  /** A curve through the points. */
  line(x, y, color, width, dash) {
    const path = d3.line().defined((i) => this.drawable(y[i]))
      .x((i) => round(this.x(x[i]))).y((i) => round(this.beyond(y[i])));
    this.front.append("path").attr("d", path(d3.range(x.length)) ?? "").attr("fill", "none")
      .attr("stroke", color).attr("stroke-width", width).attr("stroke-linejoin", "round")
      .attr("stroke-dasharray", dash);
  }

  /** A source: error bars, curve, markers, and triangles where it leaves the panel. */
  source(x, y, error, style, strong) {
    const group = this.front.append("g").attr("data-source", style.index);
    const bars = [];
    const marks = [];
    const shape = d3.symbol(SYMBOLS[style.marker], strong ? 44 : 26)();
    x.forEach((at, i) => {
      if (!this.drawable(y[i])) {
        return;
      }
      const px = round(this.x(at));
      const py = this.y(y[i]);
      const inside = py >= this.place.top && py <= this.place.top + this.place.height;
      if (inside && error[i] > 0) {
        bars.push(`M${px},${round(this.beyond(y[i] - error[i]))}V${round(this.beyond(y[i] + error[i]))}`);
      }
      if (inside && x.length <= MOST_MARKED_ROWS) {
        marks.push({ px, py: round(py), shape });
      } else if (!inside) {
        marks.push(this.arrow(px, py < this.place.top, style.index));
      }
    });
    group.append("path").attr("d", bars.join("")).attr("stroke", style.color).attr("stroke-width", 1);
    const front = this.front;
    this.front = group;
    this.line(x, y, style.color, strong ? 2.6 : 1.4, style.dash);
    this.front = front;
    group.selectAll("path.mark").data(marks).join("path").attr("d", (m) => m.shape)
      .attr("transform", (m) => `translate(${m.px},${m.py})`).attr("fill", style.color);
  }

  /** Arrows of one source stand a little apart from those of the next. */
  arrow(px, up, index) {
    const inset = 5 + (index % 5) * 3.5;
    const { top, height } = this.place;
    return {
      px,
      py: up ? top + inset : top + height - inset,
      shape: up ? "M-3,2.5L3,2.5L0,-3.5Z" : "M-3,-2.5L3,-2.5L0,3.5Z",
    };
  }

  /** Whether a value has a place on the axis: a logarithm of 0 has none. */
  drawable(value) {
    return Number.isFinite(value) && (this.y.base === undefined || value > 0);
  }

  /** The place of a value, or one a little outside so that a curve leaves through the edge. */
  beyond(value) {
    const { top, height } = this.place;
    const y = this.y.base !== undefined && value <= 0 ? Infinity : this.y(value);
    return Math.min(top + 1.5 * height, Math.max(top - 0.5 * height, y));
  }

  within(value) {
    const { top, height } = this.place;
    return Math.min(top + height, Math.max(top, this.beyond(value)));
  }
}

/** A hundredth of a pixel is finer than any screen shows. */
function round(pixels) {
  return Math.round(pixels * 100) / 100;
}

function axisLeft(svg, place, y, colors) {
  const axis = svg.append("g").attr("font-size", 12).attr("fill", colors.ink).attr("text-anchor", "end");
  const marks = y.ticks.map((t) => `M${place.left},${round(y.scale(t.value))}h${t.label === "" ? -2 : -4}`);
  axis.append("path").attr("d", marks.join("")).attr("stroke", colors.frame);
  for (const tick of y.ticks.filter((t) => t.label !== "")) {
    axis.append("text").attr("x", place.left - 7).attr("y", round(y.scale(tick.value))).attr("dy", "0.32em")
      .text(tick.label);
  }
  svg.append("text").attr("transform", `translate(13,${place.top + place.height / 2})rotate(-90)`)
    .attr("text-anchor", "middle").attr("font-size", 12.5).attr("fill", colors.ink).text(y.label);
}

function axisBottom(svg, place, x, label, colors) {
  const base = place.top + place.height;
  const axis = svg.append("g").attr("font-size", 12).attr("fill", colors.ink).attr("text-anchor", "middle");
  const marks = x.ticks.map((t) => `M${round(x.scale(t.value))},${base}v${t.label === "" ? 2 : 4}`);
  axis.append("path").attr("d", marks.join("")).attr("stroke", colors.frame);
  for (const tick of x.ticks.filter((t) => t.label !== "")) {
    axis.append("text").attr("x", round(x.scale(tick.value))).attr("y", base + 17).text(tick.label);
  }
  axis.append("text").attr("x", place.left + place.width / 2).attr("y", base + 35).attr("font-size", 12.5).text(label);
}
