"""Writes the NumPy files of the format tests beside this script. Needs NumPy alone.

Every array of arrays.npz and every .npy holds value(i) at C-order position i, cast to its type, so
that a test needs no second copy of the data. Run: python3 make_fixtures.py
"""

import io
import pathlib
import zipfile

import numpy as np

HERE = pathlib.Path(__file__).parent
DATE = (1980, 1, 1, 0, 0, 0)
SHAPE = (2, 3, 4)


def values(dtype, shape=SHAPE):
    """i + 0.25 for floats, i for integers, i % 2 for booleans."""
    i = np.arange(int(np.prod(shape)))
    kind = np.dtype(dtype).kind
    flat = i % 2 == 1 if kind == "b" else i + 0.25 if kind == "f" else i
    return flat.astype(dtype).reshape(shape)


def npz(name, arrays, compression):
    """Like numpy.savez, with a fixed date so that the file is reproducible."""
    with zipfile.ZipFile(HERE / name, "w", compression) as archive:
        for key, array in arrays.items():
            data = io.BytesIO()
            np.lib.format.write_array(data, array, allow_pickle=False)
            entry = zipfile.ZipInfo(key + ".npy", DATE)
            entry.compress_type = compression
            archive.writestr(entry, data.getvalue())


types = ["<f2", "<f4", "<f8", ">f4", ">f8", "i1", "<i2", ">i2", "<i4", ">i4", "<i8", ">i8",
         "u1", "<u2", ">u2", "<u4", ">u4", "<u8", ">u8", "?"]
label = {"<": "le_", ">": "be_"}
arrays = {}
for t in types:
    name = label.get(t[0], "") + t.lstrip("<>").replace("?", "bool")
    arrays[name] = values(t)
    arrays[name + "_fortran"] = np.asfortranarray(values(t))
arrays["rank2_fortran"] = np.asfortranarray(values("<f8", (3, 4)))
arrays["rank1"] = values("<f8", (5,))
arrays["rank0"] = np.float64(0.25)
arrays["names"] = np.array(["x", "vx", "\u03c3\u2088", ""])
arrays["names_big_endian"] = np.array(["x", "vx"]).astype(">U2")
arrays["largest_u8"] = np.array([2**64 - 1, 2**63], dtype="<u8")
npz("arrays_stored.npz", arrays, zipfile.ZIP_STORED)
npz("arrays_deflated.npz", arrays, zipfile.ZIP_DEFLATED)

for version in [(1, 0), (2, 0), (3, 0)]:
    with open(HERE / f"version{version[0]}.npy", "wb") as out:
        np.lib.format.write_array(out, values("<f8"), version=version)

for name, array in {
    "object": np.array([{"a": 1}, None], dtype=object),
    "bytes": np.array([b"ab", b"c"]),
    "text": np.array(["ab", "c"]),
    "complex": np.array([[1 + 2j, 0, 0]]),
    "record": np.array([(1.0, 2)], dtype=[("x", "<f8"), ("id", "<i4")]),
    "date": np.array(["2026-01-01"], dtype="M8[D]"),
}.items():
    np.save(HERE / f"refused_{name}.npy", array, allow_pickle=True)

p = np.arange(30, dtype="<f8").reshape(2, 5, 3)
mask = np.array([[True] * 5, [True, False, True, False, False]])
npz("catalogue.npz", {
    "positions": p.astype("<f4"), "velocities": -p, "masses": p[..., 0] + 1, "weights": p[..., 1] + 1,
    "mask": mask, "box": np.float64(100.0), "redshift": np.float64(0.5), "omega_m": np.float64(0.3),
}, zipfile.ZIP_DEFLATED)
npz("columns.npz", {
    "halos": np.arange(40, dtype="<f8").reshape(1, 10, 4),
    "columns": np.array(["mass", "z", "y", "x"]), "box": np.array([100.0, 110.0, 120.0]),
}, zipfile.ZIP_STORED)
