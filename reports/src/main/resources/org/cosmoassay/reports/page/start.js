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

document.querySelectorAll(".scripted").forEach((words) => (words.hidden = false));
for (const holder of document.querySelectorAll("[data-chart]")) {
  const figure = figureOf(holder.dataset.chart);
  if (figure !== undefined) {
    whenNear(holder, () => charts.push(new Chart(holder, figure)));
  }
}

/** Pictures wider than the screen are moved by keys too. */
function reachable() {
  for (const picture of document.querySelectorAll(".picture")) {
    if (picture.scrollWidth > picture.clientWidth) {
      picture.tabIndex = 0;
      picture.setAttribute("role", "region");
      picture.setAttribute("aria-label", picture.parentElement.querySelector(".caption").textContent);
    }
  }
}
reachable();
window.addEventListener("resize", reachable);

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
