#!/usr/bin/env python3
"""Writes knot.onnx: the velocity network of the model folder knot/, from its weights.safetensors.

Needs python3-onnx (1.12 of Debian 12 made the file that is here) and NumPy. The network is a perceptron with swish
a / (1 + exp(-a)); time t enters its first layer as t, sin(pi k t) and cos(pi k t), k = 1, 2, ...
"""

import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def safetensors(path):
    """The tensors of a file: a length, a table of contents in JSON, and numbers."""
    with open(path, "rb") as file:
        table = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    return {
        name: np.frombuffer(data[slice(*entry["data_offsets"])], dtype="<f4").reshape(entry["shape"])
        for name, entry in table.items()
        if name != "__metadata__"
    }


weights = {name.split(".", 1)[1]: values for name, values in safetensors("knot/weights.safetensors").items()}
frequencies = weights["sine"].shape[0]
weights["angles"] = (np.pi * np.arange(1, frequencies + 1, dtype="f8")).astype("f4").reshape(1, -1)
constants = [numpy_helper.from_array(np.ascontiguousarray(values), name) for name, values in weights.items()]
nodes = []


def node(operator, output, *inputs):
    nodes.append(helper.make_node(operator, list(inputs), [output]))
    return output


def swish(output, sums):
    return node("Mul", output, sums, node("Sigmoid", output + "_share", sums))


node("Add", "sum_points", node("MatMul", "of_points", "points_in", "points"), "offset0")
node("MatMul", "phase", "time_in", "angles")
sums = "sum_points"
for name, values in [("time", "time_in"), ("sine", node("Sin", "sines", "phase")), ("cosine", node("Cos", "cosines", "phase"))]:
    sums = node("Add", "sum_" + name, sums, node("MatMul", "of_" + name, values, name))
hidden = swish("hidden_0", sums)
layer = 1
while f"hidden{layer}" in weights:
    product = node("MatMul", f"product_{layer}", hidden, f"hidden{layer}")
    hidden = swish(f"hidden_{layer}", node("Add", f"sum_{layer}", product, f"offset{layer}"))
    layer += 1
node("Add", "velocity", node("MatMul", "last", hidden, "answer"), "answer-offset")

graph = helper.make_graph(
    nodes,
    "knot",
    [
        helper.make_tensor_value_info("points_in", TensorProto.FLOAT, ["points", 3]),
        helper.make_tensor_value_info("time_in", TensorProto.FLOAT, ["points", 1]),
    ],
    [helper.make_tensor_value_info("velocity", TensorProto.FLOAT, ["points", 3])],
    constants,
)
model = helper.make_model(graph, producer_name="knot.py", opset_imports=[helper.make_opsetid("", 15)])
model.ir_version = 8
onnx.checker.check_model(model)
onnx.save(model, "knot.onnx")
