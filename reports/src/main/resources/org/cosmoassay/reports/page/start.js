// Charts take the place of still pictures shortly before they come into view: a page with many of
// them opens at once.

/** Calls back once when an element is about to be seen. */
function whenNear(holder, callback) {
  new IntersectionObserver((entries, observer) => {
    if (entries.some((e) => e.isIntersecting)) {
      observer.disconnect();
      callback();
    }
  }, { rootMargin: "400px" }).observe(holder);
}

for (const holder of document.querySelectorAll("[data-chart]")) {
  const figure = figureOf(holder.dataset.chart);
  if (figure !== undefined) {
    whenNear(holder, () => charts.push(new Chart(holder, figure)));
  }
}

const stills = document.querySelector(".stills");
if (stills !== null && clouds.length > 1) {
  whenNear(stills, () => {
    const root = element("div", { id: "pair", role: "group", "aria-label": "Real or fake?" });
    stills.before(root);
    stills.hidden = true;
    const pair = new Pair(root);
    onThemeChange(() => pair.draw());
  });
}
onThemeChange(redraw);
