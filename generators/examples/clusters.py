#!/usr/bin/env python3
"""Writes clusters.onnx: 32 clusters of 16 galaxies in a box of 100 Mpc/h, from noise and a cosmology.

Needs python3-onnx (1.12 of Debian 12 made the file that is here) and NumPy. A formula stands for a network: what
counts is the interface. With Gaussian numbers p per cluster and m per galaxy,

    position = 100 Phi(p) + s m Mpc/h, s = 1.6 / sigma_8        (Phi: the normal distribution function)
    velocity = -400 Omega_m^0.55 sigma_8 m km/s
    log-likelihood = -3 32 log(100) - 3 512 (log s + log(2 pi)/2) - m.m/2

the last being the log-density of the positions of clusters and galaxies together.
"""

import math

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CLUSTERS, MEMBERS, BOX = 32, 16, 100.0
GALAXIES = CLUSTERS * MEMBERS

constants, nodes = [], []


def constant(name, value, dtype=np.float32):
    constants.append(numpy_helper.from_array(np.array(value, dtype=dtype), name))
    return name


def node(operator, output, *inputs, **attributes):
    nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
    return output


# Omega_m and sigma_8, each of shape (batch, 1, 1, 1).
for index, name in enumerate(["omega_m", "sigma_8"]):
    constant(f"at_{name}", [index], np.int64)
    column = node("Gather", f"column_{name}", "cosmology", f"at_{name}", axis=1)
    node("Reshape", name, column, constant(f"shape_{name}", [-1, 1, 1, 1], np.int64))

node("Mul", "tamed", "clusters", constant("per_root_2", math.sqrt(0.5)))
node("Erf", "erf", "tamed")
node("Add", "raised", "erf", constant("one", 1))
node("Mul", "centres", "raised", constant("half_box", BOX / 2))
node("Div", "scatter", constant("size", 1.6), "sigma_8")
node("Mul", "offsets", "scatter", "members")
node("Add", "positions", "centres", "offsets")

node("Pow", "growth", "omega_m", constant("power", 0.55))
node("Mul", "rate", "growth", "sigma_8")
node("Mul", "infall", "rate", constant("speed", -400))
node("Mul", "velocities", "infall", "members")

node("Concat", "galaxies", "positions", "velocities", axis=3)
node("Reshape", "cloud", "galaxies", constant("cloud_shape", [-1, GALAXIES, 6], np.int64))

node("Mul", "squares", "members", "members")
node("ReduceSum", "square", "squares", constant("axes", [1, 2, 3], np.int64), keepdims=0)
node("Mul", "miss", "square", constant("minus_half", -0.5))
node("Reshape", "scatter_of_cloud", "scatter", constant("flat", [-1], np.int64))
node("Log", "log_scatter", "scatter_of_cloud")
node("Mul", "volume", "log_scatter", constant("minus_numbers", -3.0 * GALAXIES))
node("Add", "told", "miss", "volume")
rest = -3 * CLUSTERS * math.log(BOX) - 1.5 * GALAXIES * math.log(2 * math.pi)
node("Add", "log_likelihood", "told", constant("rest", rest))

graph = helper.make_graph(
    nodes,
    "clusters",
    [
        helper.make_tensor_value_info("clusters", TensorProto.FLOAT, ["batch", CLUSTERS, 1, 3]),
        helper.make_tensor_value_info("members", TensorProto.FLOAT, ["batch", CLUSTERS, MEMBERS, 3]),
        helper.make_tensor_value_info("cosmology", TensorProto.FLOAT, ["batch", 2]),
    ],
    [
        helper.make_tensor_value_info("cloud", TensorProto.FLOAT, ["batch", GALAXIES, 6]),
        helper.make_tensor_value_info("log_likelihood", TensorProto.FLOAT, ["batch"]),
    ],
    constants,
)
model = helper.make_model(graph, producer_name="clusters.py", opset_imports=[helper.make_opsetid("", 15)])
model.ir_version = 8
onnx.checker.check_model(model)
onnx.save(model, "clusters.onnx")
