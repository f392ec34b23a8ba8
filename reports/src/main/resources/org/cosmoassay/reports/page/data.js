// What the page knows: the numbers that the report carries, and what every chart shares.

const DATA = JSON.parse(document.getElementById("report-data").textContent);

/** Sources that are switched off, by their place; every chart looks here. */
const switchedOff = new Set();

/** Whether a source is to be seen. */
function isOn(source) {
  return !switchedOff.has(source);
}

/** Numbers from JSON: what was not finite there is not a number here. */
function numbers(list) {
  return list.map((v) => (v === null ? NaN : v));
}

/** A component with its rows as numbers. */
function unpacked(component) {
  const series = (s) => ({
    mean: numbers(s.mean),
    scatter: numbers(s.scatter),
    error: numbers(s.error),
  });
  return {
    ...component,
    left: numbers(component.left),
    x: numbers(component.x),
    right: numbers(component.right),
    centre: numbers(component.centre),
    reference: series(component.reference),
    sources: component.sources.map((s) => ({
      source: s.source,
      ...series(s),
      ratio: numbers(s.ratio),
      ratioError: numbers(s.ratioError),
      pull: numbers(s.pull),
    })),
  };
}

/** The figure of a chart, unpacked when it is first asked for; undefined where there is none. */
const figureOf = (() => {
  const ready = new Map();
  return (name) => {
    if (!Object.prototype.hasOwnProperty.call(DATA.figures, name)) {
      return undefined;
    }
    if (!ready.has(name)) {
      const figure = DATA.figures[name];
      ready.set(name, { ...figure, name, components: figure.components.map(unpacked) });
    }
    return ready.get(name);
  };
})();
