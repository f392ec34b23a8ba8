// The legend of a chart: a table of sources to switch on and off, with their values at a row.

class Legend {
  constructor(chart) {
    this.chart = chart;
    this.root = element("div", { class: "legend" });
    const several = this.root.appendChild(element("div", { class: "controls", role: "group", "aria-label": "Sources shown in every chart" }));
    for (const [label, off] of [
      ["all", () => false],
      ["no controls", (s) => s.role === "NEGATIVE_CONTROL"],
      ["none", () => true],
    ]) {
      const button = element("button", { type: "button" }, label);
      button.addEventListener("click", () => {
        switchedOff.clear();
        DATA.sources.forEach((s, i) => off(s) && switchedOff.add(i));
        redraw();
      });
      several.append(button);
    }
    this.table = this.root.appendChild(element("table", {}));
    const head = this.table.createTHead().insertRow();
    this.value = element("th", { scope: "col" });
    for (const [label, th] of [["source", undefined], ["", this.value], ["ratio", undefined], ["pull", undefined]]) {
      const cell = th ?? element("th", { scope: "col" });
      cell.textContent = label;
      head.append(cell);
    }
    this.rows = new Map();
    const body = this.table.createTBody();
    this.reference = this.line(body, "reference", undefined);
    for (const entry of chart.chosen.sources) {
      const source = DATA.sources[entry.source];
      const button = element("button", { type: "button", class: "switch", title: source.name });
      button.addEventListener("click", () => {
        if (!switchedOff.delete(entry.source)) {
          switchedOff.add(entry.source);
        }
        redraw();
      });
      this.rows.set(entry.source, { ...this.line(body, source.name, button), button });
    }
  }

  /** A row of the table; its name is text, never markup. */
  line(body, name, button) {
    const row = body.insertRow();
    const head = row.appendChild(element("th", { scope: "row" }));
    const holder = button ? head.appendChild(button) : head;
    const svg = d3.select(holder).append("svg").attr("width", 30).attr("height", 14).attr("aria-hidden", "true")
      .append("g").attr("transform", "translate(1,7)");
    holder.append(element("bdi", {}, shortened(name, 40)));
    return { row, svg, cells: [row.insertCell(), row.insertCell(), row.insertCell()] };
  }

  /** Shows what is on, in the colours of the page. */
  show() {
    const colors = theme();
    this.reference.svg.selectAll("*").remove();
    swatch(this.reference.svg, { color: colors.reference, dash: null, marker: -1 });
    for (const [source, { svg, button, row }] of this.rows) {
      svg.selectAll("*").remove();
      swatch(svg, styleOf(source, colors));
      button.setAttribute("aria-pressed", String(isOn(source)));
      row.classList.toggle("strong", source === this.chart.state.strong);
    }
    this.value.textContent = this.chart.chosen.symbol;
  }

  /** Values of every source in a row, none for -1. */
  fill(component, row, strong) {
    const cells = (line, texts) => line.cells.forEach((cell, i) => (cell.textContent = texts[i]));
    const none = ["", "", ""];
    const { reference } = component;
    cells(this.reference, row < 0 ? none : [withError(reference.mean[row], reference.error[row]), "", ""]);
    for (const entry of component.sources) {
      const line = this.rows.get(entry.source);
      if (line === undefined) {
        continue;
      }
      line.row.classList.toggle("strong", entry.source === strong);
      cells(line, row < 0 ? none : [
        withError(entry.mean[row], entry.error[row]),
        Number.isFinite(entry.ratio[row]) ? significant(entry.ratio[row], 3) : "\u2013",
        Number.isFinite(entry.pull[row]) ? `${entry.pull[row].toFixed(1).replace("-", MINUS)}${NO_BREAK}\u03c3` : "\u2013",
      ]);
    }
  }
}
