"""A graph's matrix products in int8: weights with a scale a column, activations with a scale a row.

ONNX Runtime's own dynamic quantisation takes one scale from all activations, so that a word's result would depend on
what else is in the window's batch. Weights have 7 bits: products of 8 by 8 saturate on processors without VNNI.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

_LARGEST_WEIGHT = 63
_FEWEST_COLUMNS = 16
"""A narrower product stays as it is: there is nothing to gain."""
_CONSTANTS = {
    "q_zero": np.uint8(128),
    "q_offset": np.float32(128),
    "q_least": np.float32(1e-8),
    "q_step": np.float32(1 / 127),
}


def quantize(source: Path, target: Path) -> None:
    """Write a copy of the graph with int8 products."""
    model = onnx.load(source)
    graph = model.graph
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    graph.initializer.extend(numpy_helper.from_array(np.asarray(v), name) for name, v in _CONSTANTS.items())
    nodes, rows = list[NodeProto](), dict[str, str]()
    for node in graph.node:
        weight = tensors.get(node.input[1]) if node.op_type in {"MatMul", "Gemm"} else None
        if weight is None or len(weight.dims) != 2 or min(weight.dims) < _FEWEST_COLUMNS:
            nodes.append(node)
            continue
        given = node.input[0]
        if given not in rows:
            rows[given] = f"row{len(rows)}"
            nodes += _quantized_rows(given, rows[given])
        product = node.output[0] if node.op_type == "MatMul" else f"{node.output[0]}_product"
        nodes += _product(graph, numpy_helper.to_array(weight), _is_transposed(node), rows[given], product)
        if node.op_type == "Gemm":
            nodes.append(helper.make_node("Add", [product, node.input[2]], [node.output[0]]))
    del graph.node[:]
    graph.node.extend(nodes)
    used = {name for node in graph.node for name in node.input}
    kept = [tensor for tensor in graph.initializer if tensor.name in used]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    onnx.checker.check_model(model)
    onnx.save(model, target)


def _is_transposed(node: NodeProto) -> bool:
    return any(attribute.name == "transB" and attribute.i for attribute in node.attribute)


def _quantized_rows(given: str, name: str) -> list[NodeProto]:
    """Each row over its largest absolute value, as uint8 with 128 for zero."""
    make = helper.make_node
    return [
        make("Abs", [given], [f"{name}_abs"]),
        make("ReduceMax", [f"{name}_abs"], [f"{name}_max"], axes=[-1], keepdims=1),
        make("Max", [f"{name}_max", "q_least"], [f"{name}_some"]),
        make("Mul", [f"{name}_some", "q_step"], [f"{name}_scale"]),
        make("Div", [given, f"{name}_scale"], [f"{name}_div"]),
        make("Round", [f"{name}_div"], [f"{name}_round"]),
        make("Add", [f"{name}_round", "q_offset"], [f"{name}_shift"]),
        make("Cast", [f"{name}_shift"], [f"{name}_int"], to=TensorProto.UINT8),
    ]


def _product(
    graph: onnx.GraphProto,
    weight: np.ndarray,
    is_transposed: bool,
    row: str,
    output: str,
) -> list[NodeProto]:
    weight = weight.T if is_transposed else weight
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / _LARGEST_WEIGHT
    whole = np.clip(np.round(weight / scale), -_LARGEST_WEIGHT, _LARGEST_WEIGHT).astype(np.int8)
    name = output.replace("/", "_")
    graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(whole), f"{name}_weight"))
    graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), f"{name}_column"))
    make = helper.make_node
    return [
        make("MatMulInteger", [f"{row}_int", f"{name}_weight", "q_zero"], [f"{name}_integer"]),
        make("Cast", [f"{name}_integer"], [f"{name}_float"], to=TensorProto.FLOAT),
        make("Mul", [f"{name}_float", f"{name}_column"], [f"{name}_scaled"]),
        make("Mul", [f"{name}_scaled", f"{row}_scale"], [output]),
    ]
