// Clouds in three dimensions: dots that turn together with the edges of their box, nearer ones
// larger and darker.

const EDGES = [
  [0, 1], [0, 2], [0, 4], [1, 3], [1, 5], [2, 3], [2, 6], [3, 7], [4, 5], [4, 6], [5, 7], [6, 7],
];

/** Where the eye stands, in half diagonals of the box: a mild perspective. */
const EYE = 4;

/** A direction of view that several pictures share. */
class Turn {
  constructor() {
    this.azimuth = 0.6;
    this.height = 0.35;
    this.zoom = 1;
  }

  by(azimuth, height) {
    this.azimuth += azimuth;
    this.height = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, this.height + height));
  }

  closer(factor) {
    this.zoom = Math.max(0.6, Math.min(6, this.zoom * factor));
  }

  /** The matrix that turns coordinates of the box into right, up and towards the eye. */
  matrix() {
    const [ca, sa, ch, sh] = [
      Math.cos(this.azimuth), Math.sin(this.azimuth), Math.cos(this.height), Math.sin(this.height),
    ];
    return [ca, -sa, 0, sa * sh, ca * sh, ch, -sa * ch, -ca * ch, sh];
  }
}

/** Draws a part of a cloud. */
function drawSpace(canvas, cloud, move, size, turn) {
  const colors = theme();
  const context = prepared(canvas, size, size);
  context.fillStyle = colors.ground;
  context.fillRect(0, 0, size, size);
  const { sides } = cloud;
  const half = Math.hypot(...sides) / 2;
  const m = turn.matrix();
  const scale = 0.47 * size * turn.zoom;
  const project = (u, v, w) => {
    const [x, y, z] = [(u - 0.5) * sides[0] / half, (v - 0.5) * sides[1] / half, (w - 0.5) * sides[2] / half];
    const depth = m[6] * x + m[7] * y + m[8] * z;
    const near = EYE / (EYE - depth);
    return [
      size / 2 + scale * near * (m[0] * x + m[1] * y + m[2] * z),
      size / 2 - scale * near * (m[3] * x + m[4] * y + m[5] * z),
      depth,
      near,
    ];
  };
  const corners = d3.range(8).map((i) => project(i & 1, (i >> 1) & 1, (i >> 2) & 1));
  context.strokeStyle = colors.quiet;
  context.lineWidth = 0.8;
  context.beginPath();
  for (const [a, b] of EDGES) {
    context.moveTo(corners[a][0], corners[a][1]);
    context.lineTo(corners[b][0], corners[b][1]);
  }
  context.stroke();
  drawDots(context, cloud, move, project, colors, 1.25 * Math.sqrt(turn.zoom) * Math.max(0.7, size / 420));
}

/** Dots in a few layers from far to near, each in one colour: that is fast. */
function drawDots(context, cloud, move, project, colors, radius) {
  const layers = [[], [], [], [], []];
  const [x, y, z] = cloud.cube;
  for (let i = 0; i < x.length; i++) {
    const p = project(moved(x[i], 0, move, false), moved(y[i], 1, move, false), moved(z[i], 2, move, false));
    layers[Math.max(0, Math.min(4, Math.floor((p[2] + 1) * 2.5)))].push(p);
  }
  context.fillStyle = colors.ink;
  layers.forEach((layer, i) => {
    context.globalAlpha = 0.25 + 0.17 * i;
    for (const [px, py, , near] of layer) {
      const side = 2 * radius * near;
      context.fillRect(px - side / 2, py - side / 2, side, side);
    }
  });
  context.globalAlpha = 1;
}

/** Drag, arrow keys, plus and minus turn what a canvas shows. */
function makeTurnable(canvas, turn, changed) {
  let from;
  canvas.addEventListener("pointerdown", (event) => {
    from = [event.clientX, event.clientY];
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (from !== undefined && event.buttons !== 0) {
      turn.by((event.clientX - from[0]) * 0.01, (event.clientY - from[1]) * 0.01);
      from = [event.clientX, event.clientY];
      changed();
    }
  });
  canvas.addEventListener("pointerup", () => (from = undefined));
  canvas.addEventListener("keydown", (event) => {
    const steps = {
      ArrowLeft: () => turn.by(-0.1, 0),
      ArrowRight: () => turn.by(0.1, 0),
      ArrowUp: () => turn.by(0, 0.1),
      ArrowDown: () => turn.by(0, -0.1),
      "+": () => turn.closer(1.2),
      "-": () => turn.closer(1 / 1.2),
    };
    if (event.key in steps) {
      event.preventDefault();
      steps[event.key]();
      changed();
    }
  });
}
