// Values at a row: below the pointer, in the legend beside the chart, and spoken to screen readers.

/** Where a row lies, with its unit. */
function placeOf(figure, component, row) {
  const [lo, hi] = [component.left[row], component.right[row]];
  const text = figure.binned && lo !== hi
    ? `${significant(lo, 3)}\u2013${significant(hi, 3)}`
    : significant(component.x[row], 3);
  return `${figure.x.symbol} = ${withUnit(text, figure.x.unit)}`;
}

/** What is known of a source in a row, as lines of text. */
function linesOf(figure, component, entry, row) {
  const lines = [placeOf(figure, component, row)];
  const value = withError(entry.mean[row], entry.error[row]);
  lines.push(`${component.symbol} = ${withUnit(value, component.unit)}`);
  const of = withError(component.reference.mean[row], component.reference.error[row]);
  lines.push(`reference ${withUnit(of, component.unit)}`);
  if (Number.isFinite(entry.ratio[row])) {
    const ratio = withError(entry.ratio[row], entry.ratioError[row]);
    lines.push(`ratio ${ratio} (${departure(entry.ratio[row])})`);
  }
  if (Number.isFinite(entry.pull[row])) {
    lines.push(`pull ${entry.pull[row].toFixed(1).replace("-", MINUS)}${NO_BREAK}\u03c3`);
  }
  return lines;
}

/** The row and the source that lie nearest to a point of a drawing; undefined where none does. */
function nearest(drawing, px, py) {
  const inside = drawing.panels.find(
    (p) => py >= p.panel.place.top && py <= p.panel.place.top + p.panel.place.height,
  );
  if (inside === undefined) {
    return undefined;
  }
  let best;
  for (const { source, component, x, y } of inside.rows) {
    x.forEach((at, row) => {
      if (!inside.panel.drawable(y[row])) {
        return;
      }
      const dx = drawing.x(at) - px;
      const dy = inside.panel.within(y[row]) - py;
      const distance = dx * dx + dy * dy;
      if (best === undefined || distance < best.distance) {
        best = { distance, row, source, component, px: drawing.x(at), py: inside.panel.within(y[row]) };
      }
    });
  }
  return best;
}

/** The bubble beside a point. Names are set as text, never as markup. */
class Tip {
  constructor(parent) {
    this.parent = parent;
    this.element = parent.appendChild(element("div", { class: "tip", "aria-hidden": "true" }));
    this.element.hidden = true;
  }

  show(source, lines, px, py) {
    const name = element("strong", {});
    name.textContent = shortened(DATA.sources[source].name, 60);
    this.element.replaceChildren(name, ...lines.map((line) => {
      const part = element("div", {});
      part.textContent = line;
      return part;
    }));
    this.element.hidden = false;
    const room = this.parent.clientWidth - this.element.offsetWidth - 4;
    const beside = px + 14 > room ? px - this.element.offsetWidth - 14 : px + 14;
    this.element.style.left = `${Math.max(4, Math.min(room, beside))}px`;
    this.element.style.top = `${Math.max(4, py - this.element.offsetHeight / 2)}px`;
  }

  hide() {
    this.element.hidden = true;
  }
}

/** An element with attributes. */
function element(tag, attributes, text) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}
