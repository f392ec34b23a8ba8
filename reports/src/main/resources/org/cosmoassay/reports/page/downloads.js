// A figure as a file: the drawing as SVG, its numbers as CSV. Nothing leaves the machine.

/** Text that a spreadsheet would run as a formula has an apostrophe before it. */
function csvText(value) {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[,"\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvNumber(value) {
  return Number.isNaN(value) ? "nan" : String(value);
}

/** The rows of every source that is switched on, in the columns of the tables of the run. */
function csvOf(figure) {
  const axis = figure.x.symbol;
  const lines = [[
    "source", "component", csvText(`${axis}_lo`), csvText(`${axis}_hi`), "reference_mean", "reference_scatter",
    "reference_error", "generated_mean", "generated_scatter", "generated_error", "ratio", "ratio_error", "pull",
  ]];
  for (const component of figure.components) {
    for (const entry of component.sources.filter((s) => isOn(s.source))) {
      component.x.forEach((_, i) => {
        const numbersOfRow = [
          component.left[i], component.right[i],
          component.reference.mean[i], component.reference.scatter[i], component.reference.error[i],
          entry.mean[i], entry.scatter[i], entry.error[i], entry.ratio[i], entry.ratioError[i], entry.pull[i],
        ];
        lines.push([csvText(DATA.sources[entry.source].name), csvText(component.name), ...numbersOfRow.map(csvNumber)]);
      });
    }
  }
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

/** The figure on white with its legend, as a document of its own. */
function svgOf(figure, state) {
  const { svg } = drawFigure(figure, state, { width: 760, colors: LIGHT, id: `saved-${figure.name}`, legend: true });
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = figure.title;
  svg.prepend(title);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

/** Offers text as a file. */
function save(text, type, name) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  // The browser has begun to write by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
