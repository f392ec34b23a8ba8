// Colours of charts on light and on dark. Both palettes are those of Okabe & Ito (2008); the dark
// one is lighter where the ground would swallow a colour.

const LIGHT = {
  ground: "#ffffff",
  ink: "#1c1c1e",
  quiet: "#5c5c63",
  frame: "#333333",
  grid: "#e3e3e3",
  reference: "#000000",
  scatter: "rgba(0,0,0,0.10)",
  error: "rgba(0,0,0,0.25)",
  gate: "rgba(0,114,178,0.07)",
  gateEnd: "#555555",
  tolerance: "rgba(0,158,115,0.18)",
  pullBand: "rgba(0,0,0,0.06)",
  color: (c) => c,
};

const DARK_COLORS = new Map([
  ["#0072b2", "#4aa8e0"],
  ["#d55e00", "#f08030"],
  ["#009e73", "#2cc79a"],
  ["#cc79a7", "#dd97bd"],
  ["#e69f00", "#f0b429"],
  ["#56b4e9", "#8accf5"],
]);

const DARK = {
  ground: "#1b1b20",
  ink: "#ececf0",
  quiet: "#a6a6ae",
  frame: "#b4b4bc",
  grid: "#34343c",
  reference: "#ffffff",
  scatter: "rgba(255,255,255,0.12)",
  error: "rgba(255,255,255,0.28)",
  gate: "rgba(86,180,233,0.10)",
  gateEnd: "#9a9aa4",
  tolerance: "rgba(44,199,154,0.22)",
  pullBand: "rgba(255,255,255,0.07)",
  color: (c) => DARK_COLORS.get(c) ?? c,
};

const darkQuery = window.matchMedia("(prefers-color-scheme: dark)");
let printing = false;

/** The colours of the page as it is shown now; paper is white. */
function theme() {
  return darkQuery.matches && !printing ? DARK : LIGHT;
}

/** Calls back whenever the colours of the page change. */
function onThemeChange(callback) {
  darkQuery.addEventListener("change", callback);
  for (const [event, value] of [["beforeprint", true], ["afterprint", false]]) {
    window.addEventListener(event, () => {
      printing = value;
      if (darkQuery.matches) {
        callback();
      }
    });
  }
}
