// A figure of the page that answers: hover and keys tell values, buttons change axes, the legend
// switches sources on and off in every chart at once.

const charts = [];

class Chart {
  /** Takes the place of the still picture in its holder. */
  constructor(holder, figure) {
    this.figure = figure;
    const first = figure.components[0];
    this.state = { logX: figure.x.log, logY: first.log, times: true, chosen: 0, strong: -1 };
    this.at = { row: 0, entry: 0, known: false };
    this.root = element("div", { class: "chart" });
    this.root.append(this.controls());
    const body = this.root.appendChild(element("div", { class: "chart-body" }));
    this.plot = body.appendChild(element("div", {
      class: "plot",
      tabindex: "0",
      role: "application",
      "aria-roledescription": "chart",
      "aria-label": `${figure.title}. Left and right arrows go from row to row, up and down from source to source.`,
    }));
    this.canvas = this.plot.appendChild(element("div", { "aria-hidden": "true" }));
    this.tip = new Tip(this.plot);
    this.legend = new Legend(this);
    body.append(this.legend.root);
    this.spoken = this.root.appendChild(element("p", { class: "spoken", "aria-live": "polite" }));
    holder.querySelector(".picture").hidden = true;
    holder.prepend(this.root);
    this.listen();
    this.draw();
    new ResizeObserver(() => {
      if (Math.abs(this.plot.clientWidth - this.width) > 1) {
        this.draw();
      }
    }).observe(this.plot);
  }

  controls() {
    const bar = element("div", { class: "controls", role: "group", "aria-label": `Axes and files of ${this.figure.title}` });
    const toggle = (label, on, flip) => {
      const button = element("button", { type: "button", "aria-pressed": String(on) }, label);
      button.addEventListener("click", () => {
        button.setAttribute("aria-pressed", String(flip()));
        this.draw();
      });
      bar.append(button);
    };
    const { figure, state } = this;
    if (leastPositive(figure) !== undefined) {
      toggle(`log ${figure.x.symbol}`, state.logX, () => (state.logX = !state.logX));
    }
    const first = figure.components[0];
    if (first.reference.mean.some((v) => v > 0)) {
      toggle("log values", state.logY, () => (state.logY = !state.logY));
    }
    if (first.power > 0) {
      const factor = first.power === 1 ? "" : superscript(first.power);
      toggle(`times ${figure.x.symbol}${factor}`, state.times, () => (state.times = !state.times));
    }
    if (figure.components.length > 1) {
      bar.append(this.chooser());
    }
    for (const [label, type, text] of [
      ["SVG", "image/svg+xml", () => svgOf(figure, state)],
      ["CSV", "text/csv", () => csvOf(figure)],
    ]) {
      const button = element("button", { type: "button", class: "save" }, `Save ${label}`);
      button.addEventListener("click", () => save(text(), type, `${figure.name}.${label.toLowerCase()}`));
      bar.append(button);
    }
    return bar;
  }

  /** Which component's ratio and pull are shown. */
  chooser() {
    const label = element("label", {}, "ratio of ");
    const select = label.appendChild(element("select", {}));
    this.figure.components.forEach((c, i) => select.append(element("option", { value: String(i) }, c.symbol)));
    select.addEventListener("change", () => {
      this.state.chosen = Number(select.value);
      this.at.known = false;
      this.draw();
    });
    return label;
  }

  listen() {
    const point = (event) => {
      const box = this.canvas.getBoundingClientRect();
      const found = nearest(this.drawing, event.clientX - box.left, event.clientY - box.top);
      if (found === undefined) {
        this.leave();
        return;
      }
      const entry = found.component.sources.findIndex((s) => s.source === found.source);
      this.tell(found.component, entry, found.row, found.px, found.py);
    };
    this.canvas.addEventListener("pointermove", point);
    this.canvas.addEventListener("pointerdown", point);
    this.canvas.addEventListener("pointerleave", () => this.leave());
    this.plot.addEventListener("blur", () => this.leave());
    this.plot.addEventListener("keydown", (event) => this.key(event));
  }

  /** The component whose rows the keys walk through. */
  get chosen() {
    return this.figure.components[this.state.chosen];
  }

  key(event) {
    const entries = this.chosen.sources.map((s, i) => i).filter((i) => isOn(this.chosen.sources[i].source));
    const rows = this.chosen.x.map((_, i) => i).filter((i) => Number.isFinite(this.chosen.reference.mean[i]));
    const steps = {
      ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1],
      Home: [-rows.length, 0], End: [rows.length, 0],
    };
    if (event.key === "Escape") {
      this.leave();
      return;
    }
    if (!(event.key in steps) || entries.length === 0 || rows.length === 0) {
      return;
    }
    event.preventDefault();
    const [right, down] = steps[event.key];
    const clamp = (i, list) => Math.max(0, Math.min(list.length - 1, i));
    const known = this.at.known;
    const row = rows[known ? clamp(rows.indexOf(this.at.row) + right, rows) : 0];
    const entry = entries[known ? clamp(Math.max(0, entries.indexOf(this.at.entry)) + down, entries) : 0];
    const { panel } = this.drawing.panels[0];
    const drawn = this.drawing.panels[0].rows.find(
      (r) => r.component === this.chosen && r.source === this.chosen.sources[entry].source,
    );
    const y = drawn === undefined || !panel.drawable(drawn.y[row]) ? panel.place.top : panel.within(drawn.y[row]);
    this.tell(this.chosen, entry, row, this.drawing.x(this.chosen.x[row]), y);
    this.spoken.textContent = this.tip.element.innerText;
  }

  /** Shows what is known of a source in a row. */
  tell(component, entry, row, px, py) {
    const source = component.sources[entry].source;
    this.at = { row, entry, known: true };
    if (this.state.strong !== source) {
      this.state.strong = source;
      this.draw();
    }
    this.tip.show(source, linesOf(this.figure, component, component.sources[entry], row), px, py);
    this.legend.fill(component, row, source);
    d3.select(this.drawing.svg).selectAll("path.row").data([px]).join("path").attr("class", "row")
      .attr("d", `M${round(px)},${this.drawing.panels[0].panel.place.top}V${this.drawing.bottom}`)
      .attr("stroke", theme().quiet).attr("stroke-width", 0.8);
  }

  leave() {
    this.tip.hide();
    this.legend.fill(this.chosen, -1, -1);
    if (this.state.strong !== -1) {
      this.state.strong = -1;
      this.draw();
    }
    d3.select(this.drawing.svg).selectAll("path.row").remove();
  }

  draw() {
    this.width = this.plot.clientWidth;
    const width = Math.max(280, this.width - 2);
    this.drawing = drawFigure(this.figure, this.state, { width, colors: theme(), id: `clip-${this.figure.name}`, legend: false });
    const last = this.drawing.panels[this.drawing.panels.length - 1].panel.place;
    this.drawing.bottom = last.top + last.height;
    this.canvas.replaceChildren(this.drawing.svg);
    this.legend.show();
  }
}

/** Draws every chart again, as when sources were switched. */
function redraw() {
  charts.forEach((chart) => {
    chart.tip.hide();
    chart.state.strong = -1;
    chart.draw();
  });
}
