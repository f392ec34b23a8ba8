#!/usr/bin/env python3
"""A model as a program: writes one cloud of clusters.py's kind with NumPy alone.

    sampler.py --seed 7 --conditions conditions.csv --out cloud.npz
"""

import argparse
import csv

import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, required=True)
parser.add_argument("--conditions", required=True, help="CSV of one row with Omega_m and sigma_8")
parser.add_argument("--out", required=True)
arguments = parser.parse_args()

with open(arguments.conditions, newline="") as file:
    cosmology = {name: float(value) for name, value in next(csv.DictReader(file)).items()}

rng = np.random.default_rng(arguments.seed)
centres = rng.uniform(0, 100, (32, 1, 3))
members = rng.normal(size=(32, 16, 3))
positions = np.mod(centres + 1.6 / cosmology["sigma_8"] * members, 100).reshape(-1, 3)
positions[positions >= 100] = 0  # mod of a tiny negative number rounds up to 100
velocities = -400 * cosmology["Omega_m"] ** 0.55 * cosmology["sigma_8"] * members.reshape(-1, 3)
np.savez(arguments.out, positions=positions, velocities=velocities)
