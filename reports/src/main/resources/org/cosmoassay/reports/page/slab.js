// A slab of a cloud, projected: dots on a square, as large as the still pictures draw them.

/** A canvas as sharp as the screen; returns its context in units of CSS pixels. */
function prepared(canvas, width, height) {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  return context;
}

/** Radius of a dot: a part of the mean distance between dots, within bounds. */
function dotRadius(area, count) {
  return Math.min(2, Math.max(0.7, 0.16 * Math.sqrt(area / Math.max(1, count))));
}

/**
 * Draws a slab.
 *
 * @param extent longest sides of the clouds beside each other, for one scale in both
 */
function drawSlab(canvas, cloud, move, size, extent) {
  const colors = theme();
  const scale = size / Math.max(extent.width, extent.height);
  const width = cloud.width * scale;
  const height = cloud.height * scale;
  const context = prepared(canvas, Math.round(extent.width * scale), Math.round(extent.height * scale));
  context.fillStyle = colors.ground;
  context.fillRect(0, 0, size, size);
  context.fillStyle = colors.ink;
  const [x, y] = cloud.slab;
  const radius = dotRadius(width * height, x.length);
  context.beginPath();
  for (let i = 0; i < x.length; i++) {
    const px = moved(x[i], 0, move, true) * width;
    const py = height - moved(y[i], 1, move, true) * height;
    context.moveTo(px + radius, py);
    context.arc(px, py, radius, 0, 2 * Math.PI);
  }
  context.fill();
  drawScale(context, colors, scale, Math.round(extent.height * scale));
}

/** A bar of a round length in the lower left corner, about a fifth of the picture. */
function drawScale(context, colors, scale, bottom) {
  const wanted = 60 / scale;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const length = [5, 2, 1].map((f) => f * power).find((l) => l <= wanted) ?? power;
  const label = `${significant(length, 1)} Mpc/h`;
  context.font = `11px ${FONT}`;
  const room = Math.max(length * scale, context.measureText(label).width) + 12;
  context.fillStyle = colors.ground;
  context.fillRect(4, bottom - 30, room, 26);
  context.fillStyle = colors.ink;
  context.fillRect(10, bottom - 11, length * scale, 2);
  context.fillText(label, 10, bottom - 16);
}
