// Points of clouds, unpacked, and moved by what changes nothing in a box without borders.

const STEPS = 65535;

/** Places between 0 and 1 from two-byte numbers in base64. */
function unpackedPlaces(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 2 }, (_, i) => view.getUint16(2 * i, true) / STEPS);
}

/** Clouds of the page as {name, title, slab, cube}; the reference first. */
const clouds = DATA.slices.map((slice) => {
  let slab;
  let cube;
  return {
    name: slice.name,
    title: slice.title,
    width: slice.width,
    height: slice.height,
    depth: slice.depth,
    periodic: slice.cube !== undefined && slice.cube.periodic,
    packed: slice.x + slice.y,
    hasCube: slice.cube !== undefined,
    get slab() {
      slab ??= [unpackedPlaces(slice.x), unpackedPlaces(slice.y)];
      return slab;
    },
    get sides() {
      return slice.cube.sides;
    },
    get cube() {
      cube ??= [unpackedPlaces(slice.cube.x), unpackedPlaces(slice.cube.y), unpackedPlaces(slice.cube.z)];
      return cube;
    },
  };
});

/** Nothing is moved. */
const AS_IS = { flips: [false, false, false], shift: [0, 0] };

/**
 * A mirror and, in a periodic box, a shift along the slab: statistics do not notice, but nobody
 * knows the picture again.
 */
function anyMove(random, periodic) {
  return {
    flips: [random() < 0.5, random() < 0.5, random() < 0.5],
    shift: periodic ? [random(), random()] : [0, 0],
  };
}

/** A place along an axis after a move. */
function moved(place, axis, move, shifted) {
  const along = shifted ? (place + move.shift[axis]) % 1 : place;
  return move.flips[axis] ? 1 - along : along;
}
